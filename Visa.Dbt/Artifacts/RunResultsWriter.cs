using System.Text.Json.Nodes;
using Visa.Dbt.Execution;
using Visa.Dbt.Parsing;

namespace Visa.Dbt.Artifacts;

/// <summary>Writes run_results.json, version 6.</summary>
internal static class RunResultsWriter
{
    public static Task WriteAsync(Manifest manifest, RunOutcome outcome, TimeProvider time, CancellationToken cancellationToken) =>
        ArtifactFile.WriteAsync(manifest, LastRun.File, new JsonObject
        {
            ["metadata"] = ArtifactFile.Metadata(manifest, "run-results/v6", time),
            ["results"] = new JsonArray([.. outcome.Results.Select(Result)]),
            ["elapsed_time"] = outcome.Elapsed.TotalSeconds,
            ["args"] = Arguments(manifest, outcome.Command),
        }, cancellationToken);

    public static JsonArray Timing(NodeResult result) => new(
        Step("compile", result.CompileStarted, result.ExecuteStarted),
        Step("execute", result.ExecuteStarted, result.Completed));

    private static JsonObject Step(string name, DateTimeOffset started, DateTimeOffset completed) =>
        new() { ["name"] = name, ["started_at"] = ArtifactFile.Text(started), ["completed_at"] = ArtifactFile.Text(completed) };

    private static JsonObject Result(NodeResult result) => new()
    {
        ["status"] = result.Status.Name(),
        ["timing"] = result.Status is RunStatus.Skipped or RunStatus.NoOp ? new JsonArray() : Timing(result),
        ["thread_id"] = result.Thread,
        ["execution_time"] = result.Elapsed.TotalSeconds,
        ["adapter_response"] = result.RowsAffected is { } rows ? new JsonObject { ["_message"] = result.Message, ["rows_affected"] = rows } : new JsonObject(),
        ["message"] = result.Message.Length > 0 ? result.Message : null,
        ["failures"] = result.Failures,
        ["unique_id"] = result.Node.UniqueId,
        ["compiled"] = result.Node.CompiledCode is not null,
        ["compiled_code"] = result.Node.CompiledCode,
        ["relation_name"] = result.Node.Relation?.ToString(),
        ["batch_results"] = null,
    };

    private static JsonObject Arguments(Manifest manifest, DbtCommand command)
    {
        var invocation = manifest.Invocation;
        return new JsonObject
        {
            ["which"] = CommandNames.Of(command),
            ["invocation_command"] = invocation.Command,
            ["select"] = ArtifactFile.Texts(invocation.Select),
            ["exclude"] = ArtifactFile.Texts(invocation.Exclude),
            ["vars"] = Jinja.Evaluation.JinjaJson.ToNode(new Dictionary<string, object?>(invocation.Vars)),
            ["target"] = manifest.Project.Target.Name,
            ["full_refresh"] = invocation.IsFullRefresh,
            ["warn_error"] = invocation.WarnsAreErrors,
            ["fail_fast"] = invocation.FailsFast,
        };
    }
}
