using Amazon.Kinesis.ClientLibrary;
using Visa.Kcl.Tests.Aggregates;

namespace Visa.Kcl.Tests.Contracts.Processors;

/// <summary>What a record processor may rely on, whichever host runs it.</summary>
public abstract class ProcessorContractTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ObservedProcessor _processor = new();
    private IHostUnderTest? _host;

    private IHostUnderTest Host => _host!;

    internal abstract IHostUnderTest CreateHost();

    public Task InitializeAsync()
    {
        _host = CreateHost();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Assert.False(_processor.HasOverlapped, "Calls overlapped.");
    }

    [Fact]
    public async Task Records_ArePassedInOrderAndAsTheyWere()
    {
        string[] keys = ["plain", "ключ", "鍵😀", "quote\"back\\slash\u0001"];
        var numbers = keys.Select((k, i) => Host.Put([(byte)i, 0xFF], k)).ToList();
        Host.Start(_processor);

        await UntilAsync(() => _processor.Delivered.Count == keys.Length);

        Assert.Equal("initialize", _processor.Calls[0]);
        Assert.Equal("TRIM_HORIZON", _processor.Initialization!.SequenceNumber);
        Assert.Equal(keys, _processor.Delivered.Select(r => r.PartitionKey));
        Assert.Equal(numbers, _processor.Delivered.Select(r => r.SequenceNumber));
        Assert.All(_processor.Delivered, (r, i) => Assert.Equal([(byte)i, 0xFF], r.Data.ToArray()));
        Assert.True(_processor.Initialization.Lease.IsHeld);
        Assert.Equal(_processor.Initialization.ShardId, _processor.Initialization.Lease.ShardId);
    }

    [Fact]
    public async Task Records_OfAnAggregate_ComeAsTheirOwnAndGoOnInsideIt()
    {
        var number = Host.Put(new AggregateBuilder().Add("a", [1], "0").Add("b", [2], "0").Add("c", [3], "0").Build());
        Host.Start(_processor, $"{number}/0");

        await UntilAsync(() => _processor.Delivered.Count == 2);

        Assert.Equal(["b", "c"], _processor.Delivered.Select(r => r.PartitionKey));
        Assert.Equal([1L, 2L], _processor.Delivered.Select(r => r.SubSequenceNumber));
        Assert.Equal((number, 0L), (_processor.Initialization!.SequenceNumber, _processor.Initialization.SubSequenceNumber));
    }

    [Fact]
    public async Task Checkpoint_InsideAnAggregate_IsStoredWithItsSubSequenceNumber()
    {
        var number = Host.Put(new AggregateBuilder().Add("a", [1], "0").Add("b", [2], "0").Add("c", [3], "0").Build());
        _processor.OnRecords = (input, token) => input.Checkpointer.CheckpointAsync(number, 1, token);
        Host.Start(_processor);

        await UntilAsync(() => Host.Checkpoint == $"{number}/1");
    }

    [Fact]
    public async Task Initialize_WhenItThrows_IsCalledAgain()
    {
        var attempts = 0;
        _processor.OnInitialize = () => ++attempts < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        Host.Put([1]);
        Host.Start(_processor);

        await UntilAsync(() => _processor.Delivered.Count == 1);

        Assert.Equal(["initialize", "initialize", "initialize", "records"], _processor.Calls);
    }

    [Fact]
    public async Task ProcessRecords_WhenItThrows_IsGivenTheSameBatchWithoutWhatIsCheckpointed()
    {
        string[] numbers = [Host.Put([1]), Host.Put([2]), Host.Put([3])];
        var attempts = 0;
        _processor.OnRecords = async (input, token) =>
        {
            attempts++;
            if (attempts == 1)
                throw new InvalidOperationException("at once");
            if (attempts > 2)
                return;
            await input.Checkpointer.CheckpointAsync(numbers[1], 0, token);
            throw new InvalidOperationException("after a checkpoint");
        };
        Host.Start(_processor);

        await UntilAsync(() => attempts == 3);

        Assert.Equal([numbers, numbers, [numbers[2]]], _processor.Batches.Take(3).Select(b => b.Records.Select(r => r.SequenceNumber)));
        Assert.Equal(numbers[1], Host.Checkpoint);
    }

    [Fact]
    public async Task Checkpoint_WithoutPosition_StoresTheLastDelivered()
    {
        var isDone = false;
        var last = (Host.Put([1]), Host.Put([2])).Item2;
        _processor.OnRecords = async (input, token) =>
        {
            await input.Checkpointer.CheckpointAsync(token);
            await input.Checkpointer.CheckpointAsync(token);
            isDone = true;
        };
        Host.Start(_processor);

        await UntilAsync(() => isDone);

        Assert.Equal(last, Host.Checkpoint);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("99999999", 0)]
    [InlineData("abc", 0)]
    [InlineData("SHARD_END", 0)]
    [InlineData("1", -1)]
    public async Task Checkpoint_OutsideWhatWasDelivered_IsRefused(string sequenceNumber, long sub)
    {
        var start = Host.Put([0]);
        Host.Put([1]);
        Exception? refusal = null;
        _processor.OnRecords = async (input, token) => refusal = await Record.ExceptionAsync(() => input.Checkpointer.CheckpointAsync(sequenceNumber, sub, token));
        Host.Start(_processor, start);

        await UntilAsync(() => refusal is not null);

        Assert.IsAssignableFrom<ArgumentException>(refusal);
        Assert.Equal(start, Host.Checkpoint);
    }

    [Fact]
    public async Task Checkpoint_WhenTheTableIsThrottled_ThrowsThrottlingAndWorksLater()
    {
        List<Exception> refusals = [];
        var number = Host.Put([1]);
        _processor.OnRecords = async (input, token) =>
        {
            while (await Record.ExceptionAsync(() => input.Checkpointer.CheckpointAsync(token)) is { } refusal)
                refusals.Add(refusal);
        };
        Host.Throttle(2);
        Host.Start(_processor);

        await UntilAsync(() => Host.Checkpoint == number);

        Assert.Equal(2, refusals.Count);
        Assert.All(refusals, r => Assert.IsType<ThrottlingException>(r));
    }

    [Fact]
    public async Task Lease_WhenAnotherTakesIt_EndsCheckpointsAndTheProcessor()
    {
        Exception? refusal = null;
        bool? isHeldAfter = null;
        Host.Put([1]);
        _processor.OnRecords = async (input, token) =>
        {
            Host.LoseLease();
            refusal = await Record.ExceptionAsync(() => input.Checkpointer.CheckpointAsync(CancellationToken.None));
            isHeldAfter = _processor.Initialization!.Lease.IsHeld;
            throw refusal!;
        };
        Host.Start(_processor);

        await UntilAsync(() => _processor.Calls.Contains("dispose"));

        Assert.IsType<ShutdownException>(refusal);
        Assert.False(isHeldAfter);
        Assert.True(_processor.Initialization!.Lease.Lost.IsCancellationRequested);
        Assert.Equal(["initialize", "records", "lost", "dispose"], _processor.Calls);
        Assert.Equal("TRIM_HORIZON", Host.Checkpoint);
    }

    [Fact]
    public async Task Checkpoint_KeptFromALostLease_IsRefusedForGood()
    {
        IRecordProcessorCheckpointer? kept = null;
        Host.Put([1]);
        _processor.OnRecords = (input, _) =>
        {
            kept = input.Checkpointer;
            Host.LoseLease();
            return Task.CompletedTask;
        };
        Host.Start(_processor);
        await UntilAsync(() => _processor.Calls.Contains("dispose"));

        await Assert.ThrowsAsync<ShutdownException>(() => kept!.CheckpointAsync(default));
    }

    [Fact]
    public async Task ShardEnd_UntilItIsCheckpointed_IsToldAgain()
    {
        var attempts = 0;
        Host.Put([1]);
        Host.EndShard();
        _processor.OnEnd = (input, token) => ++attempts switch
        {
            1 => Task.CompletedTask,
            2 => throw new InvalidOperationException("not yet"),
            _ => input.Checkpointer.CheckpointAsync(token),
        };
        Host.Start(_processor);

        await UntilAsync(() => _processor.Calls.Contains("dispose"));

        Assert.Equal(["initialize", "records", "ended", "ended", "ended", "dispose"], _processor.Calls);
        Assert.Equal("SHARD_END", Host.Checkpoint);
    }

    [Fact]
    public async Task ShardEnd_CheckpointedByTheLastRecord_IsTheEnd()
    {
        var last = Host.Put([1]);
        Host.EndShard();
        _processor.OnEnd = (input, token) => input.Checkpointer.CheckpointAsync(last, 0, token);
        Host.Start(_processor);

        await UntilAsync(() => _processor.Calls.Contains("dispose"));

        Assert.Equal("SHARD_END", Host.Checkpoint);
    }

    [Fact]
    public async Task Stop_LetsTheProcessorCheckpointAndIsItsLastCall()
    {
        var number = Host.Put([1]);
        _processor.OnShutdown = (input, token) => input.Checkpointer.CheckpointAsync(token);
        Host.Start(_processor);
        await UntilAsync(() => _processor.Delivered.Count == 1);

        Host.Stop();
        await UntilAsync(() => _processor.Calls.Contains("dispose"));

        Assert.Equal(["initialize", "records", "shutdown", "dispose"], _processor.Calls);
        Assert.Equal(number, Host.Checkpoint);
    }

    [Fact]
    public async Task Stop_WhoseLastCallThrows_EndsAllTheSame()
    {
        Host.Put([1]);
        _processor.OnShutdown = (_, _) => throw new InvalidOperationException("in the last call");
        Host.Start(_processor);
        await UntilAsync(() => _processor.Delivered.Count == 1);

        Host.Stop();
        await UntilAsync(() => _processor.Calls.Contains("dispose"));

        Assert.Equal(["shutdown", "dispose"], _processor.Calls.TakeLast(2));
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(startedAt) < Patience, $"It did not come about; calls {string.Join(",", _processor.Calls)}, checkpoint {Host.Checkpoint}");
            await Task.Delay(10);
        }
    }
}
