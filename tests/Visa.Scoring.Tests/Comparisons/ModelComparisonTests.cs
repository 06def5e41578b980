using Microsoft.Extensions.Time.Testing;
using Visa.Decisions.Ensembles;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Comparisons;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.Scoring.Tests.Lake;
using Visa.Scoring.Tests.Registry;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Tests.Comparisons;

public sealed class ModelComparisonTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly EvaluationSettings Settings = new() { BootstrapSamples = 60 };

    [Theory]
    [InlineData(0.02, 0.05, 0, "Better")]
    [InlineData(0.02, 0.05, 0.03, "NotShown")]
    [InlineData(-0.01, 0.05, 0, "NotShown")]
    [InlineData(-0.05, -0.01, 0, "Worse")]
    public void Judge_Interval_DecidesByTheMargin(double low, double high, double margin, string expected) =>
        Assert.Equal(expected, Comparison.Judge(new ModelMetric((low + high) / 2, low, high), margin).ToString());

    [Fact]
    public async Task RunAsync_ModelThatKnowsNothing_IsWorseAndTheOtherBetter()
    {
        var (objects, trained, blind) = await TwoModelsAsync();

        var worse = await RunAsync(objects, new ComparisonOptions { Model = blind, With = trained, MaturityDays = 1 });
        var better = await RunAsync(objects, new ComparisonOptions { Model = trained, With = blind, MaturityDays = 1 });

        Assert.Equal((Verdict.Worse, Verdict.Better), (worse.Verdict, better.Verdict));
        Assert.Equal(worse.Gain.Value, -better.Gain.Value, 1e-12);
        Assert.True(worse.From >= SyntheticLake.FirstDay.AddDays(20));
    }

    [Fact]
    public async Task RunAsync_DaysThatAModelLearnedFrom_AreRefused()
    {
        var (objects, trained, blind) = await TwoModelsAsync();

        var refused = await Assert.ThrowsAsync<LakeException>(() => RunAsync(objects, new ComparisonOptions { Model = trained, With = blind, From = SyntheticLake.FirstDay.AddDays(10) }));

        Assert.Contains("nothing is reported on days that a model learned from", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LabelsThatCannotBeMatureYet_SaysToWait()
    {
        var (objects, trained, blind) = await TwoModelsAsync();

        var refused = await Assert.ThrowsAsync<TooEarlyException>(() => RunAsync(objects, new ComparisonOptions { Model = trained, With = blind, MaturityDays = 30 }));

        Assert.Contains("wait for more history", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_RegisteredModel_HasTheFiguresOfItsTraining()
    {
        var (objects, trained, _) = await TwoModelsAsync();

        var result = await new ModelEvaluation(new LakeHistory(objects), new TruthFiles(objects), Registry(objects), new ComparisonOptions { Model = trained }, Settings, _ => { }).RunAsync(None);

        // The same test days: scores by the serving model from replayed vectors are those of the learners' table to the last bit.
        Assert.Equal(result.Model.Metrics[FraudFigures.AveragePrecision].Value, result.Metrics[FraudFigures.AveragePrecision].Value);
        Assert.Equal(result.Model.Metrics[FraudFigures.NetSaving].Value, result.Metrics[FraudFigures.NetSaving].Value, 1e-6);
    }

    private static Task<Comparison> RunAsync(MemoryModelObjects objects, ComparisonOptions options) =>
        new ModelComparison(new LakeHistory(objects), Registry(objects), options, Settings, _ => { }).RunAsync(None);

    private static ModelRegistry Registry(MemoryModelObjects objects) => new(objects, new FakeTimeProvider());

    /// <summary>One that was trained, and one whose single tree says the same of everything.</summary>
    private static async Task<(MemoryModelObjects Objects, string Trained, string Blind)> TwoModelsAsync()
    {
        var objects = await new SyntheticLake().WriteAsync();
        var registry = Registry(objects);
        var options = new TrainingOptions { DelayDays = 2, ValidationDays = 4, TestDays = 4, Learners = "lightgbm", Trials = 0, Threads = 1 };
        var trained = (await new TrainingRun(new LakeHistory(objects), new TruthFiles(objects), registry, options, Settings, _ => { }).RunAsync(None)).Model;
        var tree = trained.Ensemble.Trees[0];
        var blind = new TrainedModel(trained.Description with { Version = "blind" }, new TreeEnsemble(trained.Ensemble.FeatureCount, 0, [tree with { LeafValues = [.. tree.LeafValues.Select(_ => 0.0)] }]));
        foreach (var model in new[] { trained, blind }) await registry.RegisterAsync(model, "", "test", None);
        return (objects, trained.Description.Version, "blind");
    }
}
