using Amazon.RedshiftDataAPIService;
using Visa.Dbt.Output;
using Visa.Dbt.Execution;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Cli;

/// <summary><c>./visa dbt COMMAND</c>: exit codes are dbt's: 0 well, 1 a node failed, 2 not understood.</summary>
public static class DbtVerb
{
    private const int NotUnderstood = 2;

    /// <param name="environment">Environment variables; they also say where the warehouse is.</param>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, Func<string, string?> environment, TimeProvider time, CancellationToken cancellationToken) =>
        RunAsync(arguments, new DbtStreams(output, errors), environment, Connect(environment, time), time, cancellationToken);

    /// <param name="environment">Environment variables.</param>
    /// <param name="connect">The warehouse of a target, for the embedded runner.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, DbtStreams streams, Func<string, string?> environment, Func<Target, IWarehouse> connect, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var defaults = new Invocation { ProjectDirectory = environment("DBT_PROJECT_DIR") ?? "dbt", ProfilesDirectory = environment("DBT_PROFILES_DIR"), TargetPath = environment("DBT_TARGET_PATH"), StartedAt = time.GetUtcNow(), Environment = environment };
            if (ExternalDbt.Find(environment) is { } dbt) return await ExternalDbt.RunAsync(dbt, arguments, defaults.ProjectDirectory, streams.Output, environment, time, cancellationToken);
            return await RunAsync(CommandLine.Parse(arguments, defaults), streams.Output, connect, time, cancellationToken);
        }
        catch (DbtException exception)
        {
            await streams.Errors.WriteLineAsync(exception.Display);
            return NotUnderstood;
        }
    }

    /// <summary>By the Data API. The client is made when it is needed: reading a project needs no AWS. It lives as long as the process.</summary>
    public static Func<Target, IWarehouse> Connect(Func<string, string?> environment, TimeProvider time)
    {
        AmazonRedshiftDataAPIServiceClient? redshift = null;
        return target => new DataApiWarehouse(
            redshift ??= new AmazonRedshiftDataAPIServiceClient(), environment("DBT_REDSHIFT_WORKGROUP") ?? target.Workgroup ?? throw new DbtException($"The target '{target.Name}' has no host that names a workgroup"),
            target.Database, time);
    }

    private static async Task<int> RunAsync(CommandLine line, TextWriter output, Func<Target, IWarehouse> connect, TimeProvider time, CancellationToken cancellationToken)
    {
        var isList = line.Command == DbtCommand.List;
        var log = new EventLog(output, line.IsJson, line.IsQuiet || isList, line.Invocation.Id, time);
        var observer = new ConsoleObserver(log);
        log.Write("MainReportVersion", $"Running with the embedded runner of dbt projects (artefacts as of dbt={Artifacts.ArtifactFile.DbtVersion})");
        var outcome = await new DbtRunner(connect, time, observer).RunAsync(line.Command, line.Invocation, cancellationToken);
        if (isList)
        {
            foreach (var node in outcome.Nodes) await output.WriteLineAsync(Listed(node, line.Output));
        }
        else if (line.Command != DbtCommand.Parse)
            observer.End(outcome);
        return outcome.ExitCode;
    }

    private static string Listed(Node node, string output) => output switch
    {
        "name" => node.Name,
        "path" => node.OriginalPath,
        "json" => System.Text.Json.JsonSerializer.Serialize(new { name = node.Name, resource_type = node.Type.Name(), package_name = node.Package, original_file_path = node.OriginalPath, unique_id = node.UniqueId, alias = node.Alias }),
        _ => node.Type is ResourceType.Source ? $"source:{string.Join('.', node.Fqn.Take(1).Concat([node.SourceName!, node.Name]))}"
            : node.Type is ResourceType.Exposure ? $"exposure:{node.Package}.{node.Name}"
            : node.Type is ResourceType.UnitTest ? $"unit_test:{node.Package}.{node.Name}"
            : string.Join('.', node.Fqn),
    };
}
