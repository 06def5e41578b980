namespace Visa.Scoring.Drift;

/// <param name="Rows">Live transactions compared.</param>
/// <param name="From">Event time of the first.</param>
/// <param name="To">Event time of the last.</param>
/// <param name="ScoreIndex">Population stability index of the score.</param>
/// <param name="Features">Those that moved most first.</param>
public sealed record DriftReport(string ModelVersion, int Rows, DateTimeOffset From, DateTimeOffset To, double ScoreIndex, IReadOnlyList<FeatureDrift> Features);
