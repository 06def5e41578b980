using Visa.Domain.Decisions;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Snapshots;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Shards;

public sealed class TransactionProcessorTests : IDisposable
{
    private readonly ConsumerHarness _consumer = new(processing => processing.BatchSize = 4);

    public void Dispose() => _consumer.Dispose();

    [Fact]
    public async Task ProcessRecordsAsync_Transactions_DecidesEachOnceInOrder()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(10, cards: 10));

        var decisions = Decisions();
        Assert.Equal(Enumerable.Range(0, 10).Select(number => Transaction(number).Id), decisions.Select(d => d.TransactionId));
        Assert.All(decisions, d => Assert.Equal(new DecisionContext("model-1", "policy-1", Features.FeatureCatalogue.Version, "none", DegradeStep.Model), d.Context));
        Assert.Equal([4, 4, 2], _consumer.Scorer.Requests.Select(request => request.Features.Count / request.FeatureCount));
    }

    [Fact]
    public async Task ProcessRecordsAsync_OneCard_CountsItsOrdinal()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(6, cards: 2));

        Assert.Equal([1, 2, 3], Decisions().Where(d => d.CardToken == Transaction(0, 1).CardToken).Select(d => d.CardOrdinal));
    }

    [Fact]
    public async Task ProcessRecordsAsync_PoisonRecord_IsDeadLetteredAndTheRestDecided()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync([Record(0, Transaction(0)), Poison(1), Record(2, Transaction(2))]);
        await _consumer.StopAsync();

        Assert.Equal([Transaction(0).Id, Transaction(2).Id], Decisions().Select(d => d.TransactionId));
        var line = Assert.Single(_consumer.Firehose.Lines);
        using var letter = System.Text.Json.JsonDocument.Parse(line);
        string? Field(string name) => letter.RootElement.GetProperty(name).GetString();
        Assert.Equal((DeadLetter.UndecodableReason, "transactions", Id, Sequence(1), "key", "2026-03-10T12:00:00.000Z"),
            (Field("reason"), Field("stream"), Field("shard_id"), Field("sequence_number"), Field("partition_key"), Field("approximate_arrival")));
        Assert.Equal(Poison(1).Data.ToArray(), letter.RootElement.GetProperty("data_base64").GetBytesFromBase64());
        Assert.NotEmpty(Field("error")!);
        Assert.Equal("dead-letters", _consumer.Firehose.DeliveryStreams.Single());
        Assert.Equal(Sequence(2), _consumer.Checkpointer.Checkpoint);
    }

    [Fact]
    public async Task ProcessRecordsAsync_OnlyPoison_AsksScoringNothing()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync([Poison(0)]);

        Assert.Empty(_consumer.Scorer.Requests);
        Assert.Single(_consumer.Firehose.Lines);
    }

    [Fact]
    public async Task ProcessRecordsAsync_RepeatedTransaction_IsDecidedOnce()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync([Record(0, Transaction(0)), Record(1, Transaction(0)), Record(2, Transaction(1))]);
        await _consumer.StopAsync();

        Assert.Equal([(Transaction(0).Id, 1L), (Transaction(1).Id, 2L)], Decisions().Select(d => (d.TransactionId, d.CardOrdinal)));
        Assert.Equal(Sequence(2), _consumer.Checkpointer.Checkpoint);
    }

    [Fact]
    public async Task ProcessRecordsAsync_ScoringDown_DecidesByRulesAndSaysSo()
    {
        _consumer.Scorer.IsDown = true;
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(3));

        Assert.Equal(3, Decisions().Count);
        Assert.All(Decisions(), d => Assert.Equal((DegradeStep.RulesOnly, "none"), (d.Context.Step, d.Context.ModelVersion)));
        Assert.All(Decisions(), d => Assert.NotEqual("none", d.Context.PolicyVersion));
    }

    [Fact]
    public async Task ProcessRecordsAsync_ScoringDownWithoutPolicy_DecidesBySafeDefault()
    {
        using var consumer = new ConsumerHarness(scoring: options => options.PolicyFile = null);
        consumer.Scorer.IsDown = true;
        await consumer.StartAsync();
        await consumer.DeliverAsync([Record(0, Transaction(0)), Record(1, Transaction(1) with { BillingAmount = new(50_000, Domain.Currency.Usd) })]);

        var decisions = consumer.Kinesis.Stream.ConvertAll(Read);
        Assert.Equal([DecisionOutcome.Approve, DecisionOutcome.Review], decisions.Select(d => d.Outcome));
        Assert.All(decisions, d => Assert.Equal((DegradeStep.SafeDefault, "SCORING_UNAVAILABLE"), (d.Context.Step, d.Reasons.Single().Code)));
    }

    [Theory]
    [InlineData(20, DegradeStep.Model)]
    [InlineData(1000, DegradeStep.RulesOnly)]
    public async Task ProcessRecordsAsync_ScoringStartsLater_TheFirstBatchWaitsForItWithinItsPatience(int refusedCalls, DegradeStep step)
    {
        using var consumer = new ConsumerHarness(scoring: options => options.StartPatience = TimeSpan.FromSeconds(10));
        consumer.Scorer.Before = () => consumer.Scorer.IsDown = refusedCalls-- > 0;
        await consumer.StartAsync();
        await consumer.DeliverAsync(Some(3));

        Assert.All(consumer.Kinesis.Stream.ConvertAll(Read), decision => Assert.Equal(step, decision.Context.Step));
        Assert.Equal(3, consumer.Kinesis.Stream.Count);
    }

    [Fact]
    public async Task ProcessRecordsAsync_ScoringComesBack_ReturnsToTheModel()
    {
        _consumer.Scorer.IsDown = true;
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(2));
        _consumer.Scorer.IsDown = false;
        await _consumer.DeliverAsync(Some(2, from: 2));

        Assert.Equal([DegradeStep.RulesOnly, DegradeStep.RulesOnly, DegradeStep.Model, DegradeStep.Model], Decisions().Select(d => d.Context.Step));
    }

    [Fact]
    public async Task ProcessRecordsAsync_ScoringAnswersTooFew_IsBridgedByTheLadder()
    {
        _consumer.Scorer.DropsAnAnswer = true;
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(2));

        Assert.Equal(2, Decisions().Count);
        Assert.All(Decisions(), d => Assert.Equal(DegradeStep.RulesOnly, d.Context.Step));
    }

    [Fact]
    public async Task ProcessRecordsAsync_BeforeTheInterval_DoesNotCheckpoint()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(3));

        Assert.Equal("TRIM_HORIZON", _consumer.Checkpointer.Checkpoint);
        Assert.Empty(_consumer.S3.Snapshots);
    }

    [Fact]
    public async Task ProcessRecordsAsync_AfterTheInterval_SavesTheStateThenCheckpoints()
    {
        var savedFirst = false;
        _consumer.Checkpointer.Before = _ => savedFirst = _consumer.S3.Snapshots.Any();
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(3));
        _consumer.Clock.Advance(TimeSpan.FromSeconds(6));
        await _consumer.DeliverAsync([]);

        Assert.Equal(Sequence(2), _consumer.Checkpointer.Checkpoint);
        Assert.True(savedFirst);
        Assert.EndsWith(Sequence(2) + "-0000000000.bin", Assert.Single(_consumer.S3.Snapshots), StringComparison.Ordinal);
        Assert.StartsWith($"state/stream-consumer/{Id}/0", _consumer.S3.Snapshots.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessRecordsAsync_ManyRecords_CheckpointsBetweenBatches()
    {
        using var consumer = new ConsumerHarness(processing => (processing.BatchSize, processing.CheckpointRecords) = (4, 8));
        var checkpoints = new List<string>();
        consumer.Checkpointer.Before = checkpoints.Add;
        await consumer.StartAsync();
        await consumer.DeliverAsync(Some(20));

        Assert.Equal([Sequence(7), Sequence(15)], checkpoints);
    }

    [Fact]
    public async Task ProcessRecordsAsync_ManyCheckpoints_KeepsTwoChains()
    {
        using var consumer = new ConsumerHarness(processing => (processing.BatchSize, processing.CheckpointRecords) = (1, 1));
        await consumer.StartAsync();
        await consumer.DeliverAsync(Some(5 * ShardSnapshots.MaxDeltas));

        Assert.InRange(consumer.S3.Snapshots.Count(), ShardSnapshots.MaxDeltas, 2 * ShardSnapshots.MaxDeltas + 3);
    }

    [Fact]
    public async Task ShutdownRequestedAsync_OutputsUnacknowledged_DoesNotCheckpoint()
    {
        await _consumer.StartAsync();
        _consumer.Kinesis.Refuse = _ => "InternalFailure";
        await Assert.ThrowsAnyAsync<IOException>(() => _consumer.DeliverAsync(Some(3)));

        await _consumer.StopAsync();

        Assert.Equal("TRIM_HORIZON", _consumer.Checkpointer.Checkpoint);
        Assert.Empty(_consumer.S3.Snapshots);
    }

    [Fact]
    public async Task ProcessRecordsAsync_FailedBatchAgain_EmitsTheSameDecisionsWithoutReadingTwice()
    {
        await _consumer.StartAsync();
        var fails = true;
        _consumer.Kinesis.After = () =>
        {
            if (fails)
                throw new InvalidOperationException("The answer was lost.");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => _consumer.DeliverAsync(Some(3)));
        fails = false;
        await _consumer.DeliverAsync(Some(5));

        var decisions = Decisions();
        Assert.Equal(8, decisions.Count);
        Assert.Equal(_consumer.Kinesis.Stream[..3], _consumer.Kinesis.Stream[3..6]);
        Assert.Equal(Enumerable.Range(0, 5).Select(number => Transaction(number).Id), decisions.Skip(3).Select(d => d.TransactionId));
    }

    [Fact]
    public async Task ShardEndedAsync_EverythingDelivered_SavesAndCheckpointsTheEnd()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(3));

        await _consumer.EndShardAsync();

        Assert.Equal("SHARD_END", _consumer.Checkpointer.Checkpoint);
        Assert.Single(_consumer.S3.Snapshots);
    }

    private List<Decision> Decisions() => _consumer.Kinesis.Stream.ConvertAll(Read);
}
