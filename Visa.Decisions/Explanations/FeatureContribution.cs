namespace Visa.Decisions.Explanations;

/// <summary>What a feature added to a margin, in log-odds.</summary>
/// <param name="FeatureId">In the feature catalogue.</param>
public readonly record struct FeatureContribution(int FeatureId, double Contribution);
