using System.Globalization;
using Visa.Scoring.Training;

namespace Visa.Benchmarks.Handbook;

/// <summary>A learner with its settings, as part of a recipe.</summary>
internal sealed record HandbookMember(ILearner Learner, LearnerSettings Settings)
{
    public override string ToString() => Learner is LogisticRegressionLearner
        ? "logistic regression"
        : string.Create(CultureInfo.InvariantCulture, $"{Learner.Name} of {Settings.Trees} trees ({(Learner is LightGbmLearner ? $"depth {Settings.Depth}" : $"{Settings.Leaves} leaves")}, {Settings.FeatureShare:0.##} of the features)");
}
