using Visa.Generator.Layouts;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Visa.Generator.History;

/// <summary>
/// What a target holds, or is to hold: written before the first file and again after the last. The same settings give the same files, so
/// an interrupted history is completed by running it again; other settings need another target.
/// </summary>
internal sealed record HistoryManifest
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = true,
    };

    public required DateOnly Start { get; init; }

    public required int Days { get; init; }

    public required long Seed { get; init; }

    public required int Cards { get; init; }

    public required int Merchants { get; init; }

    public required double FraudBasisPoints { get; init; }

    public required HistoryFormat Format { get; init; }

    public required int TokenKeyVersion { get; init; }

    /// <summary>Of the generator: another version may simulate something else from the same seed.</summary>
    public required string Version { get; init; }

    /// <summary>The figures of the run that completed it; null until then.</summary>
    public HistorySummary? Summary { get; init; }

    public static HistoryManifest? Parse(byte[]? json) => json is null ? null : JsonSerializer.Deserialize<HistoryManifest>(json, Layout);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Layout);

    /// <summary>What differs, as "days 30 instead of 60"; empty for the same history.</summary>
    public IReadOnlyList<string> DifferencesTo(HistoryManifest other) =>
    [
        .. Difference("start", Start, other.Start),
        .. Difference("days", Days, other.Days),
        .. Difference("seed", Seed, other.Seed),
        .. Difference("cards", Cards, other.Cards),
        .. Difference("merchants", Merchants, other.Merchants),
        .. Difference("fraud basis points", FraudBasisPoints, other.FraudBasisPoints),
        .. Difference("format", Format, other.Format),
        .. Difference("token key version", TokenKeyVersion, other.TokenKeyVersion),
        .. Difference("generator version", Version, other.Version),
    ];

    private static IEnumerable<string> Difference<T>(string name, T mine, T theirs)
        where T : notnull => mine.Equals(theirs) ? [] : [FormattableString.Invariant($"{name} {mine} instead of {theirs}")];
}
