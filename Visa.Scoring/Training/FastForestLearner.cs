using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Visa.Scoring.Training;

/// <summary>A forest of trees grown on samples of the rows.</summary>
internal sealed class FastForestLearner : ILearner
{
    public string Name => "fastforest";

    public ILearnedScorer Learn(LabelledRows training, LabelledRows validation, LearnerSettings settings)
    {
        var ml = new MLContext(settings.Seed);
        var trainer = ml.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            FeatureColumnName = nameof(MlRow.Features),
            LabelColumnName = nameof(MlRow.Label),
            ExampleWeightColumnName = nameof(MlRow.Weight),
            NumberOfTrees = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            MinimumExampleCountPerLeaf = settings.RowsPerLeaf,
            MaximumBinCountPerFeature = settings.Bins,
            FeatureFraction = settings.FeatureShare,
            Seed = settings.Seed,
            FeatureSelectionSeed = settings.Seed,
            NumberOfThreads = settings.Threads,
        });
        var model = trainer.Fit(MlData.View(ml, training, settings.FraudWeight));
        return new EnsembleScorer(MlTrees.Export(model.Model.TrainedTreeEnsemble, training));
    }
}
