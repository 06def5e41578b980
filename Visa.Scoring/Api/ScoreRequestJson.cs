namespace Visa.Scoring.Api;

/// <summary>One transaction to score: its features by name, since the state of its card is the stream consumer's.</summary>
/// <param name="CatalogueVersion">Of the features; refused when the service has another. Absent: the caller takes its word.</param>
/// <param name="Features">Every feature of the catalogue by name; null where its value is missing.</param>
/// <param name="AllowMissing">Takes features that are not named as missing, instead of refusing the request.</param>
/// <param name="Transaction">Whose it is; without it no list of the policy matches.</param>
/// <param name="ModelVersion">With <paramref name="PolicyVersion"/>: another pair than the one in force.</param>
internal sealed record ScoreRequestJson(
    int? CatalogueVersion, Dictionary<string, float?>? Features, bool AllowMissing, FactsJson? Transaction, string? ModelVersion, string? PolicyVersion);
