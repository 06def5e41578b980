namespace Visa.Orchestrator.Loading;

/// <summary>What the generator's history says of itself, in <c>state/generator/history.json</c>.</summary>
/// <param name="Format"><c>parquet</c> when it is in the processed zone.</param>
/// <param name="Summary">Null until the last file is written.</param>
internal sealed record HistoryManifest(long Seed, string Format, HistoryFigures? Summary);
