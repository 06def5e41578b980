using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Visa.Scoring.Training;

/// <summary>A linear model over normalised features: the baseline that a forest of trees has to beat.</summary>
internal sealed class LogisticRegressionLearner : ILearner
{
    public string Name => "logistic_regression";

    public ILearnedScorer Learn(LabelledRows training, LabelledRows validation, LearnerSettings settings)
    {
        var ml = new MLContext(settings.Seed);
        var pipeline = ml.Transforms.NormalizeMeanVariance(nameof(MlRow.Features), fixZero: false)
            .Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                FeatureColumnName = nameof(MlRow.Features),
                LabelColumnName = nameof(MlRow.Label),
                ExampleWeightColumnName = nameof(MlRow.Weight),
                L1Regularization = 0,
                L2Regularization = (float)settings.L2,
                NumberOfThreads = settings.Threads,
            }));
        return new Scorer(ml, pipeline.Fit(MlData.View(ml, training, settings.FraudWeight)));
    }

    private sealed class Scorer(MLContext ml, ITransformer model) : ILearnedScorer
    {
        public Visa.Decisions.Ensembles.TreeEnsemble? Ensemble => null;

        public double[] Score(LabelledRows rows) =>
            [.. model.Transform(MlData.View(ml, rows)).GetColumn<float>("Score").Select(score => (double)score)];
    }
}
