using Microsoft.ML;
using Microsoft.ML.Data;
using Visa.Decisions.Ensembles;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Training;

namespace Visa.Scoring.Tests.Training;

public sealed class LearnerTests
{
    private static readonly LearnerSettings Settings = new() { Trees = 60, Threads = 2, Patience = 20 };

    private static readonly LabelledRows Training = FraudLikeRows.Make(8_000, 1);

    private static readonly LabelledRows Validation = FraudLikeRows.Make(3_000, 2);

    private static readonly LabelledRows Test = FraudLikeRows.Make(5_000, 3);

    private static readonly LabelledRows None = new(FraudLikeRows.Width, [], []);

    public static TheoryData<string> Names => [.. Learners().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Learn_RowsWithASignal_RanksUnseenFraudsFirst(string name)
    {
        var scorer = Learners()[name].Learn(Training, Validation, Settings);

        Assert.InRange(new Ranking(scorer.Score(Test), Test.IsFraud).Count().AreaUnderRoc(), 0.7, 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Learn_SameSeedTwice_IsTheSameModel(string name)
    {
        var first = Learners()[name].Learn(Training, Validation, Settings).Score(Test);
        var second = Learners()[name].Learn(Training, Validation, Settings).Score(Test);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Learn_LightGbmWithValidation_StopsEarly()
    {
        var scorer = new LightGbmLearner().Learn(Training, Validation, Settings with { Trees = 2_000, LearningRate = 0.3 });

        Assert.InRange(scorer.Ensemble!.Trees.Length, 1, 1_000);
    }

    [Fact]
    public void Export_TreesOfEachLearner_GiveItsOwnScoresOnEveryRow()
    {
        foreach (var (own, exported) in OwnAndExported())
        {
            var kernel = new EnsembleKernel(exported);
            for (var row = 0; row < Test.Count; row++) Assert.Equal(own[row], kernel.Margin(Test.Row(row)), 1e-6 * Math.Max(1, Math.Abs(own[row])));
        }
    }

    [Fact]
    public void Export_Leaves_CountTheTrainingRows()
    {
        var ensemble = new LightGbmLearner().Learn(Training, None, Settings).Ensemble!;

        Assert.All(ensemble.Trees, tree => Assert.Equal(Training.Count, tree.LeafCovers.Sum()));
    }

    private static Dictionary<string, ILearner> Learners() =>
        new ILearner[] { new LightGbmLearner(), new FastTreeLearner(), new FastForestLearner(), new LogisticRegressionLearner() }.ToDictionary(learner => learner.Name);

    private static IEnumerable<(float[] Own, TreeEnsemble Exported)> OwnAndExported()
    {
        var ml = new MLContext(1);
        var data = MlData.View(ml, Training);
        var test = MlData.View(ml, Test);
        var lightGbm = ml.BinaryClassification.Trainers.LightGbm(nameof(MlRow.Label), nameof(MlRow.Features), numberOfIterations: 80).Fit(data);
        yield return (Scores(lightGbm.Transform(test)), MlTrees.Export(lightGbm.Model.SubModel.TrainedTreeEnsemble, Training));
        var fastTree = ml.BinaryClassification.Trainers.FastTree(nameof(MlRow.Label), nameof(MlRow.Features)).Fit(data);
        yield return (Scores(fastTree.Transform(test)), MlTrees.Export(fastTree.Model.SubModel.TrainedTreeEnsemble, Training));
        var forest = ml.BinaryClassification.Trainers.FastForest(nameof(MlRow.Label), nameof(MlRow.Features)).Fit(data);
        yield return (Scores(forest.Transform(test)), MlTrees.Export(forest.Model.TrainedTreeEnsemble, Training));
    }

    private static float[] Scores(IDataView scored) => [.. scored.GetColumn<float>("Score")];
}
