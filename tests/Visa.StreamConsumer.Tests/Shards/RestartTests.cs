using Visa.Domain.Decisions;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Shards;

public sealed class RestartTests : IDisposable
{
    private readonly ConsumerHarness _consumer = new(processing => processing.BatchSize = 4);

    public void Dispose() => _consumer.Dispose();

    [Fact]
    public async Task Restart_RecordsAfterTheCheckpoint_AreDecidedAgainByteForByte()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(10));
        await _consumer.StopAsync();
        await _consumer.DeliverAsync(Some(10, from: 10));
        var first = _consumer.Kinesis.Stream[10..];

        _consumer.Clock.Advance(TimeSpan.FromMinutes(1));
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(10, from: 10));

        var again = _consumer.Kinesis.Stream[20..];
        Assert.Equal(first.Select(WithoutDecidedAt), again.Select(WithoutDecidedAt));
        Assert.NotEqual(first, again);
    }

    [Fact]
    public async Task Restart_BeforeAnyCheckpoint_DecidesTheSameFromTheStart()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(10));
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(10));

        Assert.Equal(_consumer.Kinesis.Stream[..10].Select(WithoutDecidedAt), _consumer.Kinesis.Stream[10..].Select(WithoutDecidedAt));
    }

    [Fact]
    public async Task Restart_EmittedWhileScoringWasDown_RepeatsTheRulesAlthoughItIsBack()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        _consumer.Scorer.IsDown = true;
        await _consumer.DeliverAsync(Some(4, from: 4));
        _consumer.Scorer.IsDown = false;
        await _consumer.DeliverAsync(Some(4, from: 8));

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(12));

        Assert.Equal(_consumer.Kinesis.Stream[..12].Select(WithoutDecidedAt), _consumer.Kinesis.Stream[12..].Select(WithoutDecidedAt));
    }

    [Fact]
    public async Task Restart_EmittedByTheModelAndScoringIsDownForAWhile_WaitsForIt()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        var failures = 5;
        _consumer.Scorer.Before = () => _consumer.Scorer.IsDown = failures-- > 0;

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.Equal(_consumer.Kinesis.Stream[..4].Select(WithoutDecidedAt), _consumer.Kinesis.Stream[4..].Select(WithoutDecidedAt));
    }

    [Fact]
    public async Task Restart_ChampionChangedMeanwhile_RepeatsUnderTheRecordedOne()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        _consumer.Scorer.EarlierModels.Add("model-1");
        _consumer.Scorer.ModelVersion = "model-2";

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        await _consumer.DeliverAsync(Some(4, from: 8));

        Assert.Equal(_consumer.Kinesis.Stream[..4].Select(WithoutDecidedAt), _consumer.Kinesis.Stream[4..8].Select(WithoutDecidedAt));
        Assert.All(_consumer.Scorer.Requests[1..2], request => Assert.Equal(("model-1", "policy-1"), (request.ModelVersion, request.PolicyVersion)));
    }

    [Fact]
    public async Task Restart_RecordedModelIsGone_DecidesUnderThePresentOneAtOnce()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        _consumer.Scorer.ModelVersion = "model-2";

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.All(_consumer.Kinesis.Stream[4..].Select(Read), decision => Assert.Equal(("model-2", DegradeStep.Model), (decision.Context.ModelVersion, decision.Context.Step)));
        Assert.Equal(3, _consumer.Scorer.Requests.Count);
    }

    [Fact]
    public async Task Restart_ScoringStaysDown_GoesOnByTheLadderAfterItsPatience()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        _consumer.Scorer.IsDown = true;

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.All(_consumer.Kinesis.Stream[4..].Select(Read), d => Assert.Equal(DegradeStep.RulesOnly, d.Context.Step));
    }

    [Fact]
    public async Task ProcessRecordsAsync_NewContext_IsDurableBeforeAnythingIsEmittedUnderIt()
    {
        await _consumer.StartAsync();
        var contextsAtEmission = new List<int>();
        _consumer.Kinesis.Before = () => contextsAtEmission.Add(_consumer.RecordedContexts);
        await _consumer.DeliverAsync(Some(4, cards: 4));
        await _consumer.DeliverAsync(Some(4, from: 4, cards: 4));
        _consumer.Scorer.ModelVersion = "model-2";
        await _consumer.DeliverAsync(Some(4, from: 8, cards: 4));

        Assert.Equal([1, 1, 2], contextsAtEmission);
    }

    [Fact]
    public async Task ProcessRecordsAsync_ContextCannotBeRecorded_EmitsNothing()
    {
        await _consumer.StartAsync();
        _consumer.S3.Before = () => throw new InvalidOperationException("no S3");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _consumer.DeliverAsync(Some(4)));

        Assert.Empty(_consumer.Kinesis.Stream);
    }

    [Fact]
    public async Task InitializeAsync_SnapshotMissing_RefusesToStartAndSaysWhatToDo()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        await _consumer.StopAsync();
        var key = _consumer.S3.Snapshots.Single();
        _consumer.S3.Objects.Remove(key);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(_consumer.StartAsync);

        Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InitializeAsync_SnapshotDamaged_RefusesToStart()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        await _consumer.StopAsync();
        _consumer.S3.Objects[_consumer.S3.Snapshots.Single()][40] ^= 1;

        await Assert.ThrowsAsync<Features.Snapshots.SnapshotRefusedException>(_consumer.StartAsync);
    }
}
