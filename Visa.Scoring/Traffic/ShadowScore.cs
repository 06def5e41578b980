namespace Visa.Scoring.Traffic;

/// <summary>A line of <c>raw/shadow_scores</c>.</summary>
/// <param name="ModelVersion">Of the challenger.</param>
/// <param name="ChampionScore">What the transaction was decided on.</param>
/// <param name="ScoredAt">Wall time of the challenger's score.</param>
internal sealed record ShadowScore(
    string TransactionId, string CardToken, DateTimeOffset EventTime, string ModelVersion, double Score, string ChampionVersion, double ChampionScore, DateTimeOffset ScoredAt);
