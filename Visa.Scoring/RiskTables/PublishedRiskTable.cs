namespace Visa.Scoring.RiskTables;

/// <summary>A risk table in the lake.</summary>
/// <param name="Reports">Frauds that were reported before the as-of date.</param>
/// <param name="Subjects">How many it knows, by kind.</param>
internal sealed record PublishedRiskTable(string Version, string Key, DateTimeOffset AsOf, long Transactions, int Reports, double Prior, IReadOnlyDictionary<string, int> Subjects);
