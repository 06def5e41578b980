using Visa.Decisions.Ensembles;

namespace Visa.Decisions.ModelFiles;

/// <summary>Whether a description and an ensemble can belong together.</summary>
internal static class ModelCheck
{
    public static void ThrowIfUnsound(ModelDescription description, TreeEnsemble ensemble)
    {
        if (Problem(description, ensemble) is { } problem) throw new InvalidModelException(problem);
    }

    private static string? Problem(ModelDescription description, TreeEnsemble ensemble)
    {
        if (string.IsNullOrWhiteSpace(description.Version) || description.Version.AsSpan().ContainsAny('/', '\\', ' ')) return "A model's version is a name without spaces and slashes.";
        if (description.Features.IsDefault || description.Features.Length != ensemble.FeatureCount)
            return $"Model {description.Version} describes {(description.Features.IsDefault ? 0 : description.Features.Length)} features, but its trees read {ensemble.FeatureCount}.";
        if (description.Features.DistinctBy(feature => feature.Id).Count() != ensemble.FeatureCount) return $"Model {description.Version} names a feature twice.";
        if (description.Features.FirstOrDefault(feature => !float.IsFinite(feature.Missing)) is { } feature) return $"Model {description.Version} has no finite stand-in for a missing {feature.Name}.";
        return description.Calibration.Problem();
    }
}
