using Visa.Dbt.Cli;

namespace Visa.Orchestrator.Batch;

/// <summary>Builds and tests the marts: <c>dbt build</c>, by an installed dbt or by the embedded runner.</summary>
public sealed class MartBuild(TimeProvider time)
{
    private const string ProjectVariable = "DBT_PROJECT_DIR";
    private const string ProjectFile = "dbt_project.yml";

    /// <summary>Whether there is a project: the folder that <c>DBT_PROJECT_DIR</c> names.</summary>
    public static bool HasProject => Environment.GetEnvironmentVariable(ProjectVariable) is { } folder && File.Exists(Path.Combine(folder, ProjectFile));

    /// <returns>dbt's exit code: 0 well, 1 a model or a test failed, 2 not understood.</returns>
    public Task<int> RunAsync(TextWriter log, CancellationToken cancellationToken) =>
        DbtVerb.RunAsync(["build"], log, log, Environment.GetEnvironmentVariable, time, cancellationToken);
}
