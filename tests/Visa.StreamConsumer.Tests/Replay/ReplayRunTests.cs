using System.Collections.Immutable;
using System.Text;
using Visa.Decisions.Calibrations;
using Visa.Decisions.Ensembles;
using Visa.Decisions.ModelFiles;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.StreamConsumer.Replay;
using Visa.StreamConsumer.Tests.Fakes;

namespace Visa.StreamConsumer.Tests.Replay;

public sealed class ReplayRunTests : IAsyncLifetime
{
    private FilledLake _lake = null!;

    private int ByRules => _lake.FirstDecisions.Count(decision => decision.Context.Step == DegradeStep.RulesOnly);

    public async Task InitializeAsync() => _lake = await FilledLake.CreateAsync();

    public Task DisposeAsync()
    {
        _lake.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task RunAsync_NothingOverridden_RepeatsEveryDecisionByteForByteAndWritesNothing()
    {
        var before = _lake.Consumer.S3.Objects.ToDictionary();
        var decisions = _lake.Consumer.Kinesis.Stream.Count;

        var report = await _lake.ReplayAsync(FilledLake.All);

        Assert.True(report.IsExact, ReplayText.Of(report));
        Assert.Equal(_lake.FirstDecisions.Count, report.Replayed);
        Assert.Equal(35, report.Replayed);
        Assert.Equal(0, report.Undecided);
        Assert.Contains(_lake.Consumer.Kinesis.Stream, line => line.Contains("rules_only", StringComparison.Ordinal));
        Assert.True(decisions > _lake.FirstDecisions.Count);
        Assert.Equal(before, _lake.Consumer.S3.Objects.ToDictionary());
        Assert.Equal(decisions, _lake.Consumer.Kinesis.Stream.Count);
    }

    [Fact]
    public async Task RunAsync_PartOfTheTime_RepeatsThatPartOnTheStateOfAll()
    {
        var report = await _lake.ReplayAsync(FilledLake.All with { From = TestShard.Noon.AddSeconds(5), To = TestShard.Noon.AddSeconds(15) });

        Assert.True(report.IsExact, ReplayText.Of(report));
        Assert.Equal(10, report.Replayed);
    }

    [Fact]
    public async Task RunAsync_OtherPolicy_CountsChangedOutcomesByPairAndReason()
    {
        var file = Path.Combine(Path.GetTempPath(), $"visa-replay-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, """
            version: "stricter"
            intercept: -4
            thresholds: { review: 0.5, decline: 0.9 }
            rules:
              - { code: ANY_AMOUNT, says: Any amount, when: amount >= 0, weight: 9 }
            """);
        try
        {
            var report = await _lake.ReplayAsync(FilledLake.All with { Policy = file, Examples = 3 });

            Assert.Equal(35, report.Replayed);
            var others = report.Replayed - _lake.FirstDecisions.Count(decision => decision.Outcome == DecisionOutcome.Decline);
            Assert.True(others > 0);
            Assert.Equal(others, report.OtherOutcome);
            Assert.Equal(others, report.Outcomes.Values.Sum());
            Assert.All(report.Outcomes.Keys, pair => Assert.EndsWith(" to decline", pair));
            Assert.Equal(others, report.Reasons["+ANY_AMOUNT"]);
            Assert.Equal(3, report.Examples.Count);
            Assert.All(report.Examples, example => Assert.Equal("stricter", example.Replayed.PolicyVersion));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task RunAsync_OtherModel_DecidesWhatTheModelDecidedAndLeavesTheRulesAlone()
    {
        _lake.Consumer.S3.Objects["models/m-2/model.bin"] = ModelFile.Write(AlwaysFraud());

        var report = await _lake.ReplayAsync(FilledLake.All with { Model = "m-2" });

        Assert.Equal(35, report.Replayed);
        Assert.Equal(ByRules, report.Identical);
        Assert.Equal(35 - ByRules, report.OtherScore);
        Assert.All(report.Examples, example => Assert.Equal("m-2", example.Replayed.ModelVersion));
    }

    [Fact]
    public async Task RunAsync_ModelThatTheLakeLacks_SaysSo()
    {
        var report = await _lake.ReplayAsync(FilledLake.All with { Model = "m-9" });

        Assert.Equal(35 - ByRules, report.Unavailable[$"model m-9 with policy {FilledLake.Policy.Version}"]);
    }

    [Fact]
    public async Task RunAsync_RecordedPolicyIsGone_SaysSo()
    {
        _lake.RewriteDecisions(line => line.Replace($"\"policy_version\":\"{FilledLake.Policy.Version}\"", "\"policy_version\":\"lost\"", StringComparison.Ordinal));

        var report = await _lake.ReplayAsync(FilledLake.All);

        Assert.False(report.IsExact);
        Assert.Equal(35, report.Unavailable.Values.Sum());
    }

    [Fact]
    public async Task RunAsync_OneRecordedScoreIsOther_IsFound()
    {
        var changed = TestShard.Read(_lake.Consumer.Kinesis.Stream[7]).TransactionId.ToString();
        _lake.RewriteDecisions(line => line.Contains(changed, StringComparison.Ordinal) ? line.Replace("\"score\":0.", "\"score\":0.9", StringComparison.Ordinal) : line);

        var report = await _lake.ReplayAsync(FilledLake.All);

        Assert.False(report.IsExact);
        Assert.Equal(34, report.Identical);
        Assert.Equal(changed, Assert.Single(report.Examples).TransactionId);
    }

    [Fact]
    public async Task RunAsync_TwoDecisionsThatDiffer_AreConflicting()
    {
        var isFirst = true;
        var decided = TestShard.Read(_lake.Consumer.Kinesis.Stream[12]).TransactionId.ToString();
        _lake.RewriteDecisions(line =>
        {
            if (!line.Contains(decided, StringComparison.Ordinal)) return line;
            var kept = isFirst ? line : line.Replace("\"score\":0.", "\"score\":0.9", StringComparison.Ordinal);
            isFirst = false;
            return kept;
        });

        var report = await _lake.ReplayAsync(FilledLake.All);

        Assert.Equal(1, report.Conflicting);
        Assert.Equal(report.Replayed, report.Identical);
        Assert.False(report.IsExact);
    }

    [Fact]
    public async Task RunAsync_TransactionsMissing_LeavesOutWhatCannotBeRepeatedExactly()
    {
        _lake.Consumer.S3.Objects.Remove(_lake.Consumer.S3.Objects.Keys.First(key => key.EndsWith("transactions-001.gz", StringComparison.Ordinal)));

        var report = await _lake.ReplayAsync(FilledLake.All);

        Assert.Equal(0, report.Replayed);
        Assert.Equal(21, report.Incomplete);
        Assert.False(report.IsExact);
    }

    [Fact]
    public async Task RunAsync_DecisionsMissing_CountsUndecided()
    {
        _lake.RewriteDecisions(line => line.Contains(TestShard.Transaction(34).Id.ToString(), StringComparison.Ordinal) ? null : line);
        _lake.Put("transactions", 2, [Encoding.UTF8.GetBytes("{}\n")]);

        var report = await _lake.ReplayAsync(FilledLake.All);

        Assert.Equal(1, report.Undecided);
        Assert.Equal(1, report.Unreadable);
        Assert.Equal(34, report.Identical);
    }

    private static TrainedModel AlwaysFraud() => new(
        new ModelDescription
        {
            Version = "m-2",
            Learner = "none",
            TrainedAt = TestShard.Noon,
            CatalogueVersion = FeatureCatalogue.Version,
            Features = [new ModelFeature(0, FeatureCatalogue.Features[0].Name, FeatureCatalogue.Features[0].Fingerprint, 0)],
            Calibration = new SigmoidCalibration(1, 0),
            Window = new TrainingWindow(TestShard.Noon, TestShard.Noon, TestShard.Noon, 0, 0),
            Metrics = ImmutableSortedDictionary<string, ModelMetric>.Empty,
            Lineage = ImmutableSortedDictionary<string, string>.Empty,
        },
        new TreeEnsemble(1, 0, [new EnsembleTree([0], [5], [~0], [~1], [-3.5, 4], [1, 1])]));
}
