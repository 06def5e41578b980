using System.Globalization;
using System.Text.Json;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Batch;

/// <summary>Reads what dbt says of each node that it ran: <c>run_results.json</c>, https://schemas.getdbt.com/dbt/run-results/v6.json.</summary>
internal static class DbtResults
{
    public static string PathIn(string target) => Path.Combine(target, "run_results.json");

    /// <summary>None when dbt ended before it ran anything.</summary>
    public static async Task<IReadOnlyList<StepPart>> ReadAsync(string target, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathIn(target)))
        {
            return [];
        }

        await using var file = File.OpenRead(PathIn(target));
        using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(Part)];
    }

    private static StepPart Part(JsonElement result)
    {
        // "model.project.name": the kind, and what is the node's own.
        var id = result.GetProperty("unique_id").GetString()!.Split('.', 3);
        var timing = result.GetProperty("timing").EnumerateArray().ToList();
        return new StepPart(
            id[^1], id[0], result.GetProperty("status").GetString()!, Time(timing.FirstOrDefault(), "started_at"), Time(timing.LastOrDefault(), "completed_at"), Rows(result),
            result.TryGetProperty("message", out var message) ? message.GetString() : null);
    }

    private static long? Rows(JsonElement result) =>
        result.TryGetProperty("adapter_response", out var response) && response.ValueKind == JsonValueKind.Object
        && response.TryGetProperty("rows_affected", out var rows) && rows.ValueKind == JsonValueKind.Number && rows.TryGetInt64(out var count) && count >= 0
            ? count
            : null;

    private static DateTimeOffset? Time(JsonElement step, string name) =>
        step.ValueKind == JsonValueKind.Object && step.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
