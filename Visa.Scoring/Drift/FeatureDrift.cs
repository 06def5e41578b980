namespace Visa.Scoring.Drift;

/// <param name="Index">Population stability index: below 0.1 stable, up to 0.25 worth a look, more another population.</param>
/// <param name="MissingShare">Of the live rows, 0 to 1.</param>
/// <param name="ExpectedMissingShare">Of the training rows.</param>
public sealed record FeatureDrift(string Feature, double Index, double MissingShare, double ExpectedMissingShare)
{
    /// <summary>From which difference of the shares on a value is missing much more or less often than in training.</summary>
    private const double MissingLimit = 0.1;

    public bool HasOddMissing => Math.Abs(MissingShare - ExpectedMissingShare) > MissingLimit;
}
