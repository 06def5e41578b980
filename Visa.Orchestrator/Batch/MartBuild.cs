using Visa.Dbt.Cli;
using Visa.Dbt.Projects;
using Visa.Dbt.Warehouse;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Batch;

/// <summary>Builds and tests the marts: <c>dbt build</c>, by an installed dbt or by the embedded runner.</summary>
/// <param name="environment">Environment variables; those of the process when null.</param>
/// <param name="connect">The embedded runner's warehouse; the one that the environment names when null.</param>
public sealed class MartBuild(TimeProvider time, Func<string, string?>? environment = null, Func<Target, IWarehouse>? connect = null)
{
    private const string ProjectVariable = "DBT_PROJECT_DIR";
    private const string ProjectFile = "dbt_project.yml";

    /// <summary>How long the artefacts of a build that failed are kept for its retry.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private static readonly string Artefacts = Path.Combine(Path.GetTempPath(), "visa-dbt");

    private readonly Func<string, string?> _environment = environment ?? Environment.GetEnvironmentVariable;
    private readonly Func<Target, IWarehouse> _connect = connect ?? DbtVerb.Connect(environment ?? Environment.GetEnvironmentVariable, time);

    /// <summary>Whether there is a project: the folder that <c>DBT_PROJECT_DIR</c> names.</summary>
    public bool HasProject => _environment(ProjectVariable) is { } folder && File.Exists(Path.Combine(folder, ProjectFile));

    /// <param name="selection">What is built, as dbt's <c>--select</c> takes it; null for all.</param>
    /// <returns>dbt's exit code: 0 well, 1 a model or a test failed, 2 not understood.</returns>
    public Task<int> RunAsync(string? selection, TextWriter log, CancellationToken cancellationToken) => RunDbtAsync(selection is null ? ["build"] : ["build", "--select", selection], log, cancellationToken);

    /// <summary>As a step: each model and test becomes a part of it, and another attempt goes on with those that did not end well (<c>dbt retry</c>).</summary>
    /// <exception cref="StepFailedException">dbt did not end well; another attempt may.</exception>
    public async Task<int> BuildAsync(StepContext run, CancellationToken cancellationToken)
    {
        // A folder of the run's own: what another run built in between is none of its retry's business. On another machine it is not there, and all is built.
        ForgetOld();
        var target = Path.Combine(Artefacts, SubmitToken.ValueOf(run.Dag, run.Run.RunKey, run.StepName, -1, run.Run.Generation, 0));
        var verb = run.Run.Attempt > 1 && File.Exists(DbtResults.PathIn(target)) ? "retry" : "build";
        int code;
        await using (var log = new StepLogWriter(run))
        {
            code = await RunDbtAsync([verb, "--target-path", target], log, cancellationToken);
        }

        foreach (var part in await DbtResults.ReadAsync(target, cancellationToken))
        {
            run.Part(part);
        }

        if (code != 0)
        {
            throw new StepFailedException($"dbt {verb} ended with code {code}; the step's log and parts say what failed.", retry: true);
        }

        Directory.Delete(target, recursive: true);
        return code;
    }

    private Task<int> RunDbtAsync(IReadOnlyList<string> arguments, TextWriter log, CancellationToken cancellationToken) =>
        DbtVerb.RunAsync(arguments, new DbtStreams(log, log), _environment, _connect, time, cancellationToken);

    /// <summary>What failed and was never tried again would fill the disk, or the memory that a container has for it.</summary>
    private void ForgetOld()
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        foreach (var folder in Directory.CreateDirectory(Artefacts).EnumerateDirectories().Where(folder => folder.LastWriteTimeUtc < before))
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
            {
                // Another scheduler of this machine deletes it, or it is another user's.
            }
        }
    }
}
