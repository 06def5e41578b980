using System.Text.Encodings.Web;
using System.Text.Json;

namespace Visa.Generator.History;

/// <summary>What a history holds and what it took: the JSON of the last line.</summary>
internal sealed record HistorySummary
{
    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string Target { get; init; }

    public required long Transactions { get; init; }

    /// <summary>The sum of the transactions' billing amounts, whatever their currencies: a figure to compare with, not money.</summary>
    public required decimal BillingAmount { get; init; }

    public required long Frauds { get; init; }

    /// <summary>Frauds by typology.</summary>
    public required IReadOnlyDictionary<string, long> Typologies { get; init; }

    /// <summary>Chargebacks reported within the days.</summary>
    public required long Chargebacks { get; init; }

    /// <summary>Files of the target, and their bytes as this run wrote them.</summary>
    public required long Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Files that an earlier, interrupted run had left complete.</summary>
    public required long FilesKept { get; init; }

    public required double Seconds { get; init; }

    public required double TransactionsPerSecond { get; init; }

    public required double PeakMemoryMib { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Layout);
}
