using Microsoft.Extensions.Time.Testing;
using Visa.Decisions.ModelFiles;
using Visa.Domain.Chargebacks;
using Visa.Features;
using Visa.Reports.Pages;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Lake;
using Visa.Scoring.ModelReports;
using Visa.Scoring.Registry;
using Visa.Scoring.Replay;
using Visa.Scoring.Tests.Lake;
using Visa.Scoring.Tests.Registry;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Tests.TrainingRuns;

public sealed class TrainingRunTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly DateTimeOffset TestStart = TrainingSplit.Start(SyntheticLake.FirstDay.AddDays(20));

    [Fact]
    public async Task RunAsync_SameLakeAndSeed_IsTheSameFile()
    {
        var (first, second) = (await RunAsync(Options()), await RunAsync(Options()));

        Assert.Equal(ModelFile.Write(first.Model), ModelFile.Write(second.Model));
        Assert.NotEqual(first.Model.Description.Version, (await RunAsync(Options(seed: 2))).Model.Description.Version);
    }

    [Fact]
    public async Task RunAsync_LabelsReportedOnceTheTestHasBegun_AreUnknownToTheModel()
    {
        var all = await RunAsync(Options(RiskUse.Daily));
        var known = await RunAsync(Options(RiskUse.Daily), chargeback => chargeback.ReportedAt < TestStart);
        var earlier = await RunAsync(Options(RiskUse.Daily), chargeback => chargeback.ReportedAt < TestStart.AddDays(-3));

        Assert.Equal(WhatDecides(known), WhatDecides(all));
        Assert.NotEqual(WhatDecides(earlier), WhatDecides(all));
    }

    [Fact]
    public async Task RunAsync_Frauds_AreFoundOnDaysThatItHasNotSeen()
    {
        var result = await RunAsync(Options());

        var metrics = result.Model.Description.Metrics;
        Assert.InRange(metrics[FraudFigures.AucRoc].Value, 0.85, 1);
        Assert.InRange(metrics[FraudFigures.AveragePrecision].Value, 0.4, 1);
        Assert.True(metrics[FraudFigures.AveragePrecision].Low < metrics[FraudFigures.AveragePrecision].High);
        Assert.All(result.Test.Rows, row => Assert.True(row.Time >= TestStart && !row.IsOfKnownCard));
        Assert.Equal(result.Test.Count, result.Test.FromTruth);
        Assert.Contains("skimming", result.Test.Typologies);
    }

    [Fact]
    public async Task RunAsync_Model_ServesByTheCatalogue()
    {
        var result = await RunAsync(Options());

        var serving = new ServingModel(ModelFile.Read(ModelFile.Write(result.Model)));
        Assert.InRange(serving.Probability(serving.Kernel.Margin(new float[FeatureCatalogue.Count])), 0, 1);
        Assert.Equal(result.Model.Description.Features.Length, result.Profile.Features.Count);
        Assert.Equal(1, result.Importance.Sum(feature => feature.Value), 1e-6);
        Assert.Equal(RiskUse.None, Lineage.RiskOf(serving.Description));
        Assert.Equal(result.ReviewFrom, Lineage.ReviewFromOf(serving.Description), 1e-12);
        Assert.DoesNotContain(result.Model.Description.Features, feature => FeatureCatalogue.Features[feature.Id].Group == FeatureGroup.Risk);
    }

    [Fact]
    public async Task RunAsync_AllLearners_TheBestThatCanServeIsChosenByValidation()
    {
        var options = Options();
        (options.Learners, options.Trials) = (new TrainingOptions().Learners, 1);

        var result = await RunAsync(options);

        Assert.Equal(["lightgbm", "fasttree", "fastforest", "logistic_regression", "lightgbm"], result.Trials.Select(trial => trial.Learner));
        var best = result.Trials.Where(trial => trial.CanServe).MaxBy(trial => trial.AveragePrecision)!;
        Assert.Equal((best.Learner, best.Settings.ToString()), (result.Model.Description.Learner, result.Model.Description.Lineage["settings"]));
    }

    [Fact]
    public async Task Report_Page_HasEverySection()
    {
        var html = HtmlRenderer.Render(ModelPage.Of(await RunAsync(Options()), new EvaluationSettings()));

        Assert.All(["Precision and recall", "ROC", "Gain", "counterfactual", "Foretold and observed", "Recall by typology", "account takeover", "Candidates", "Drift"], part => Assert.Contains(part, html, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChampionWithAProfile_IsWhatDriftIsMeasuredAgainst()
    {
        var objects = await new SyntheticLake().WriteAsync();
        var registry = new ModelRegistry(objects, new FakeTimeProvider());
        var first = await RunAsync(objects, Options());
        await registry.WriteProfileAsync(first.Model.Description.Version, first.Profile, None);
        await registry.RegisterAsync(first.Model, "", "test", None);
        await registry.ChangeAsync(first.Model.Description.Version, ModelStage.Champion, "test", "first", None);

        var second = await RunAsync(objects, Options(seed: 2));

        Assert.Equal(first.Model.Description.Version, second.Champion);
        Assert.Equal(first.Profile.Features.Count, second.Drift.Count);
        Assert.All(second.Drift, feature => Assert.InRange(feature.Value, 0, 0.05));
    }

    [Fact]
    public async Task RunAsync_NoReports_SaysWhatIsMissing()
    {
        var refused = await Assert.ThrowsAsync<LakeException>(() => RunAsync(Options(), _ => false));

        Assert.StartsWith("No fraud of the training days was reported", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Trees, features and calibration.</summary>
    private static byte[] WhatDecides(TrainingResult result) => ModelFile.Write(result.Model with
    {
        Description = result.Model.Description with { Version = "same", Lineage = result.Model.Description.Lineage.Remove("data"), Metrics = result.Model.Description.Metrics.Clear() },
    });

    private static TrainingOptions Options(RiskUse risk = RiskUse.None, int seed = 1) => new() { DelayDays = 2, ValidationDays = 4, TestDays = 4, Threads = 1, Learners = "lightgbm", Trials = 0, Risk = risk, Seed = seed };

    private static async Task<TrainingResult> RunAsync(TrainingOptions options, Predicate<Chargeback>? isReported = null) => await RunAsync(await new SyntheticLake().WriteAsync(isReported), options);

    private static Task<TrainingResult> RunAsync(MemoryModelObjects objects, TrainingOptions options) =>
        new TrainingRun(new LakeHistory(objects), new TruthFiles(objects), new ModelRegistry(objects, new FakeTimeProvider()), options, new EvaluationSettings { BootstrapSamples = 20 }, _ => { }).RunAsync(None);
}
