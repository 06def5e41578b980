using System.Collections.Immutable;
using Visa.Decisions.Calibrations;
using Visa.Decisions.Ensembles;
using Visa.Decisions.ModelFiles;
using Visa.Features;

namespace Visa.Scoring.Tests.Serving;

/// <summary>Small models whose scores are known: amounts above 100 and transactions abroad are suspicious, by as much as the version's number says.</summary>
internal static class ModelSamples
{
    public static TrainedModel Model(string version) => new(
        new ModelDescription
        {
            Version = version,
            Learner = "lightgbm",
            TrainedAt = DecisionSamples.Start,
            CatalogueVersion = FeatureCatalogue.Version,
            Features = [Feature("amount"), Feature("is_foreign")],
            Calibration = new SigmoidCalibration(1, 0),
            Window = new TrainingWindow(DateTimeOffset.UnixEpoch, DecisionSamples.Start, DecisionSamples.Start, 1000, 10),
            Metrics = ImmutableSortedDictionary<string, ModelMetric>.Empty.Add("average_precision", new ModelMetric(0.7, 0.6, 0.8)),
            Lineage = ImmutableSortedDictionary<string, string>.Empty,
        },
        new TreeEnsemble(2, Bias(version), [Stump(0, 100, -3, 3), Stump(1, 0.5f, -0.5, 0.75)]));

    /// <summary>The margin that a model gives, from its definition.</summary>
    public static double Margin(string version, float amount, bool isForeign) => Bias(version) + (amount > 100 ? 3 : -3) + (isForeign ? 0.75 : -0.5);

    public static double Score(string version, float amount, bool isForeign) => 1 / (1 + Math.Exp(-Margin(version, amount, isForeign)));

    private static double Bias(string version) => version[^1] % 10 / 10.0;

    private static ModelFeature Feature(string name)
    {
        var feature = FeatureCatalogue.Features[FeatureCatalogue.IndexOf(name)];
        return new ModelFeature(feature.Id, feature.Name, feature.Fingerprint, -1);
    }

    private static EnsembleTree Stump(int feature, float threshold, double left, double right) => new([feature], [threshold], [~0], [~1], [left, right], [900, 100]);
}
