using Visa.Features;

namespace Visa.Decisions.Policies;

/// <summary>
/// The reason codes of features. Features that read the same to an analyst ("High amount" of <c>amount</c> and <c>log_amount</c>) are one reason, named after the first of them.
/// </summary>
public static class FeatureReasons
{
    private static readonly Dictionary<string, string> CodeByWords = FeatureCatalogue.Features
        .GroupBy(feature => feature.Reason).ToDictionary(group => group.Key, group => Name(group.First()), StringComparer.Ordinal);

    private static readonly string[] CodeByFeature = [.. FeatureCatalogue.Features.Select(feature => CodeByWords[feature.Reason])];

    private static readonly Dictionary<string, string> WordsByCode = CodeByWords.ToDictionary(reason => reason.Value, reason => reason.Key, StringComparer.Ordinal);

    public static string CodeOf(int featureId) => CodeByFeature[featureId];

    /// <summary>What the code says to an analyst; null when it is no feature's.</summary>
    public static string? Explain(string code) => WordsByCode.GetValueOrDefault(code);

    private static string Name(FeatureDefinition feature) => feature.Name.ToUpperInvariant();
}
