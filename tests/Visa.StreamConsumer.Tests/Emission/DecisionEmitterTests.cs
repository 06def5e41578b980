using Amazon.Kinesis.ClientLibrary;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Domain.Cards;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Emission;
using Visa.StreamConsumer.Shards;
using Visa.StreamConsumer.Tests.Fakes;

namespace Visa.StreamConsumer.Tests.Emission;

public sealed class DecisionEmitterTests : IDisposable
{
    private readonly FakeKinesis _kinesis = new();
    private readonly ResiliencePipelineRegistry<string> _pipelines = new();
    private readonly DecisionEmitter _emitter;

    public DecisionEmitterTests()
    {
        _pipelines.TryAddBuilder(ResiliencePipelines.Kinesis, (pipeline, _) => pipeline.AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<Exception>(ResiliencePipelines.IsTransient), Delay = TimeSpan.Zero }));
        _emitter = new DecisionEmitter(_kinesis, _pipelines, Options.Create(new PlatformOptions()), TimeProvider.System, NullLogger<DecisionEmitter>.Instance);
    }

    public void Dispose()
    {
        _kinesis.Dispose();
        _pipelines.Dispose();
    }

    [Fact]
    public async Task EmitAsync_ManyShardsAtOnce_PutsEachDecisionOnceInFewerRequests()
    {
        const int Shards = 12;
        using var taken = new ManualResetEventSlim();
        _kinesis.Before = () => taken.Wait();
        var emitting = Enumerable.Range(0, Shards).Select(shard => _emitter.EmitAsync(Hold(shard), Decisions(shard), default)).ToArray();
        taken.Set();

        await Task.WhenAll(emitting);

        Assert.Equal(
            Enumerable.Range(0, Shards).SelectMany(Decisions).Select(decision => $"{decision.TransactionId}").Order(StringComparer.Ordinal),
            _kinesis.Stream.Select(line => $"{TestShard.Read(line).TransactionId}").Order(StringComparer.Ordinal));
        Assert.True(_kinesis.Requests.Count < Shards, $"{_kinesis.Requests.Count} requests were made.");
    }

    [Fact]
    public async Task EmitAsync_OneShardIsLostWhileItWaits_TheOthersAreStillPut()
    {
        var lost = new FakeLease();
        using var taken = new ManualResetEventSlim();
        _kinesis.Before = () => taken.Wait();
        var first = new List<Task>();
        for (var shard = 0; shard < 2; shard++)
        {
            first.Add(_emitter.EmitAsync(Hold(shard), Decisions(shard), default));
            while (_kinesis.Waiting <= shard)
                await Task.Delay(5);
        }
        var (robbed, kept) = (_emitter.EmitAsync(Hold(2, lost), Decisions(2), default), _emitter.EmitAsync(Hold(3), Decisions(3), default));
        lost.IsHeld = false;
        taken.Set();

        await Task.WhenAll([.. first, kept]);
        await Assert.ThrowsAsync<ShutdownException>(() => robbed);
        Assert.DoesNotContain(_kinesis.Stream.Select(TestShard.Read), decision => decision.CardToken.Value >> 8 == 2);
        Assert.Equal(9, _kinesis.Stream.Count);
    }

    [Fact]
    public async Task EmitAsync_RecordsOfOneShardAreRefused_SendsThemAgainAndNoOthers()
    {
        var refusals = 2;
        _kinesis.Refuse = entry => entry.PartitionKey == Card(1, 1).ToString() && refusals-- > 0 ? "ProvisionedThroughputExceededException" : null;

        await Task.WhenAll(_emitter.EmitAsync(Hold(0), Decisions(0), default), _emitter.EmitAsync(Hold(1), Decisions(1), default));

        Assert.Equal(6, _kinesis.Stream.Count);
        Assert.Distinct(_kinesis.Stream);
    }

    private static ShardHold Hold(int shard, FakeLease? lease = null)
    {
        var hold = new ShardHold($"shardId-{shard:D12}");
        hold.Begin(lease ?? new FakeLease());
        return hold;
    }

    private static CardToken Card(int shard, int number) => new((UInt128)(shard << 8 | number));

    private static IEnumerable<Decision> Decisions(int shard) => Enumerable.Range(0, 3).Select(number => new Decision
    {
        TransactionId = TransactionId.Create(TestShard.Noon, (UInt128)(shard << 8 | number)),
        CardToken = Card(shard, number),
        CardOrdinal = 1,
        Score = 0.5,
        Outcome = DecisionOutcome.Approve,
        Reasons = [],
        Context = new DecisionContext("model", "policy", 1, "none", DegradeStep.Model),
        EventTime = TestShard.Noon,
        DecidedAt = TestShard.Noon,
    });
}
