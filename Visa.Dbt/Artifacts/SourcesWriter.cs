using System.Text.Json.Nodes;
using Visa.Dbt.Execution;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;

namespace Visa.Dbt.Artifacts;

/// <summary>Writes sources.json, version 3.</summary>
internal static class SourcesWriter
{
    public static Task WriteAsync(Manifest manifest, RunOutcome outcome, TimeProvider time, CancellationToken cancellationToken) =>
        ArtifactFile.WriteAsync(manifest, "sources.json", new JsonObject
        {
            ["metadata"] = ArtifactFile.Metadata(manifest, "sources/v3", time),
            ["results"] = new JsonArray([.. outcome.Results.Select(Result)]),
            ["elapsed_time"] = outcome.Elapsed.TotalSeconds,
        }, cancellationToken);

    public static JsonObject Criteria(Freshness freshness) => new()
    {
        ["warn_after"] = Limit(freshness.Warn),
        ["error_after"] = Limit(freshness.Error),
        ["filter"] = freshness.Filter,
    };

    private static JsonObject Limit((long Count, string Period)? limit) =>
        new() { ["count"] = limit?.Count, ["period"] = limit?.Period };

    private static JsonObject Result(NodeResult result) => result.Freshness is { } freshness
        ? new JsonObject
        {
            ["unique_id"] = result.Node.UniqueId,
            ["max_loaded_at"] = ArtifactFile.Text(freshness.MaxLoadedAt),
            ["snapshotted_at"] = ArtifactFile.Text(freshness.SnapshottedAt),
            ["max_loaded_at_time_ago_in_s"] = freshness.Age.TotalSeconds,
            ["status"] = result.Status.Name(),
            ["criteria"] = Criteria(result.Node.Freshness!),
            ["adapter_response"] = new JsonObject(),
            ["timing"] = RunResultsWriter.Timing(result),
            ["thread_id"] = result.Thread,
            ["execution_time"] = result.Elapsed.TotalSeconds,
        }
        : new JsonObject { ["unique_id"] = result.Node.UniqueId, ["error"] = result.Message, ["status"] = "runtime error" };
}
