namespace Visa.Scoring.Api;

/// <param name="Value">Of the feature; null when it is missing.</param>
/// <param name="Contribution">In log-odds.</param>
/// <param name="Says">The feature in an analyst's words.</param>
internal sealed record ContributionJson(string Feature, float? Value, double Contribution, string Says);
