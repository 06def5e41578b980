namespace Visa.Scoring.Drift;

/// <param name="Rows">Live transactions looked at since the start.</param>
/// <param name="AlwaysMissing">Features without a value in any of them.</param>
/// <param name="Constant">Features with one and the same value in all of them.</param>
public sealed record DataQualityReport(long Rows, long Approved, long Reviewed, long Declined, IReadOnlyList<string> AlwaysMissing, IReadOnlyList<string> Constant);
