using System.Text.Json;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Pipelines;

/// <summary>What <c>compare</c> left in the lake.</summary>
/// <param name="Key">Where.</param>
/// <param name="Verdict"><c>better</c>, <c>worse</c>, <c>not_shown</c> or <c>too_early</c>.</param>
/// <param name="Frauds">Reported ones among the transactions compared.</param>
/// <param name="Words">All of it, for people.</param>
public sealed record RecordedComparison(string Key, string Verdict, int Frauds, string Words)
{
    public const string Better = "better";
    public const string TooEarly = "too_early";

    /// <summary>The latest record under a prefix.</summary>
    public static async Task<RecordedComparison> ReadLatestAsync(LakeClient lake, string prefix, CancellationToken cancellationToken)
    {
        string? key = null;
        await foreach (var record in lake.ListAsync(prefix, after: null, cancellationToken))
        {
            key = record.Key;
        }

        var content = key is null ? null : await lake.ReadAsync(key, cancellationToken);
        return content is null ? throw new StepFailedException($"Nothing is under {lake.UrlOf(prefix)}, although the comparison ended well.") : Read(key!, content);
    }

    internal static RecordedComparison Read(string key, ReadOnlyMemory<byte> content)
    {
        using var record = JsonDocument.Parse(content);
        var root = record.RootElement;
        var frauds = root.TryGetProperty("frauds", out var count) ? count.GetInt32() : 0;
        var words = root.TryGetProperty("reason", out var reason) ? reason.GetString()! : root.GetRawText();
        return new RecordedComparison(key, root.GetProperty("verdict").GetString()!, frauds, words);
    }
}
