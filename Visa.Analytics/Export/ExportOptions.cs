namespace Visa.Analytics.Export;

/// <summary>What is drawn.</summary>
/// <param name="MostRows">Transactions to stay under, unless the cards with a reported fraud have more by themselves.</param>
/// <param name="Seed">Which cards are drawn.</param>
/// <param name="Bucket">The lake's bucket, for the simulation's truth; null to leave it out.</param>
internal sealed record ExportOptions(string Folder, long MostRows, long Seed, string? Bucket);
