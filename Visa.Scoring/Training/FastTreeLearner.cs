using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Visa.Scoring.Training;

/// <summary>Gradient boosting by ML.NET's own MART.</summary>
internal sealed class FastTreeLearner : ILearner
{
    public string Name => "fasttree";

    public ILearnedScorer Learn(LabelledRows training, LabelledRows validation, LearnerSettings settings)
    {
        var ml = new MLContext(settings.Seed);
        var trainer = ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            FeatureColumnName = nameof(MlRow.Features),
            LabelColumnName = nameof(MlRow.Label),
            ExampleWeightColumnName = nameof(MlRow.Weight),
            NumberOfTrees = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            LearningRate = settings.LearningRate,
            MinimumExampleCountPerLeaf = settings.RowsPerLeaf,
            MaximumBinCountPerFeature = settings.Bins,
            FeatureFraction = settings.FeatureShare,
            BaggingSize = settings.RowShare < 1 ? 1 : 0,
            BaggingExampleFraction = settings.RowShare,
            Seed = settings.Seed,
            FeatureSelectionSeed = settings.Seed,
            NumberOfThreads = settings.Threads,
        });
        var model = trainer.Fit(MlData.View(ml, training, settings.FraudWeight));
        return new EnsembleScorer(MlTrees.Export(model.Model.SubModel.TrainedTreeEnsemble, training));
    }
}
