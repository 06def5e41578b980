using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace Visa.Scoring.Training;

/// <summary>Gradient boosting, leaf by leaf.</summary>
internal sealed class LightGbmLearner : ILearner
{
    public string Name => "lightgbm";

    public ILearnedScorer Learn(LabelledRows training, LabelledRows validation, LearnerSettings settings)
    {
        var ml = new MLContext(settings.Seed);
        var stopsEarly = settings.Patience > 0 && validation.Frauds > 0;
        var trainer = ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            FeatureColumnName = nameof(MlRow.Features),
            LabelColumnName = nameof(MlRow.Label),
            ExampleWeightColumnName = nameof(MlRow.Weight),
            NumberOfIterations = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            LearningRate = settings.LearningRate,
            MinimumExampleCountPerLeaf = settings.RowsPerLeaf,
            MaximumBinCountPerFeature = settings.Bins,
            // ML.NET's own switches for missing values and categories: the rows have neither.
            HandleMissingValue = false,
            UseCategoricalSplit = false,
            Sigmoid = 1,
            EvaluationMetric = LightGbmBinaryTrainer.Options.EvaluateMetricType.Logloss,
            EarlyStoppingRound = stopsEarly ? settings.Patience : 0,
            Booster = new GradientBooster.Options
            {
                MaximumTreeDepth = settings.Depth,
                FeatureFraction = settings.FeatureShare,
                SubsampleFraction = settings.RowShare,
                SubsampleFrequency = settings.RowShare < 1 ? 1 : 0,
                L2Regularization = settings.L2,
            },
            Seed = settings.Seed,
            Deterministic = true,
            ForceColumnWise = true,
            NumberOfThreads = settings.Threads,
            Silent = true,
        });
        var data = MlData.View(ml, training, settings.FraudWeight);
        var model = stopsEarly ? trainer.Fit(data, MlData.View(ml, validation, settings.FraudWeight)) : trainer.Fit(data);
        return new EnsembleScorer(MlTrees.Export(model.Model.SubModel.TrainedTreeEnsemble, training));
    }
}
