using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>
/// A processor that is slow at times, throws at times and checkpoints at times, anywhere in its batch; it tells the oracle what it gets.
/// </summary>
internal sealed class CarelessProcessor(string workerId, string shardId, Oracle oracle, SimulatedStream stream, Random random, TimeProvider time)
    : IShardRecordProcessor
{
    private IShardLease? _lease;
    private int _next = -1;
    private bool _isRepeated;
    private bool _isBusy;
    private bool _isOver;

    public double FailureRate { get; set; }

    public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
    {
        _lease = input.Lease;
        var start = new ExtendedSequenceNumber(input.SequenceNumber, input.SubSequenceNumber);
        _next = stream[shardId].Records.Count(r => ExtendedSequenceNumber.Of(r) <= start);
        return MaybeFailAsync();
    }

    public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            oracle.BeforeDelivery(workerId, shardId);
            CheckOrder(input.Records);
            await Task.Delay(WorkingTime(), time, cancellationToken);
            var until = random.NextDouble() < 0.3 ? random.Next(input.Records.Count) : input.Records.Count - 1;
            Effect(input.Records.Take(until + 1));
            if (random.NextDouble() < 0.6)
                await input.Checkpointer.CheckpointAsync(input.Records[until].SequenceNumber, 0, cancellationToken);
            await MaybeFailAsync();
            Effect(input.Records);
            Advance(input.Records);
        }
        catch
        {
            _isRepeated = true;
            throw;
        }
        finally
        {
            _isBusy = false;
        }
    }

    public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => LastAsync(MaybeFailAsync);

    public async Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            if (!_isRepeated && _next != stream[shardId].Records.Count)
                oracle.Breach($"{shardId} is said to have ended after record {_next} of {stream[shardId].Records.Count}");
            if (random.NextDouble() < 0.3)
                return;
            await MaybeFailAsync();
            await input.Checkpointer.CheckpointAsync(cancellationToken);
        }
        finally
        {
            _isBusy = false;
        }
    }

    public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
        LastAsync(() => _isRepeated ? Task.CompletedTask : input.Checkpointer.CheckpointAsync(cancellationToken));

    private void Effect(IEnumerable<KinesisClientRecord> records)
    {
        _lease!.ThrowIfLost();
        oracle.BeforeEffect(workerId, shardId, _lease!.Epoch);
        foreach (var record in records)
            oracle.Processed(shardId, record);
    }

    // Mostly fast, now and then longer than a lease is valid.
    private TimeSpan WorkingTime() => TimeSpan.FromMilliseconds((random.NextDouble() < 0.02 ? 12_000 : 50) * random.NextDouble());

    private async Task LastAsync(Func<Task> action)
    {
        Enter();
        _isOver = true;
        await action();
    }

    private void Enter()
    {
        if (_isBusy)
            oracle.Breach($"Two calls for {shardId} on {workerId} overlap");
        if (_isOver)
            oracle.Breach($"A call for {shardId} on {workerId} after its last");
        _isBusy = true;
    }

    private void CheckOrder(IReadOnlyList<KinesisClientRecord> records)
    {
        var all = stream[shardId].Records;
        var first = all.FindIndex(r => r.SequenceNumber == records[0].SequenceNumber);
        if (_isRepeated ? first < _next : first != _next)
            oracle.Breach($"{workerId} is given {shardId} from record {first}, but {_next} is next");
        for (var i = 0; i < records.Count; i++)
        {
            if (all[first + i].SequenceNumber != records[i].SequenceNumber)
                oracle.Breach($"A batch of {shardId} on {workerId} has a gap");
        }
    }

    private void Advance(IReadOnlyList<KinesisClientRecord> records)
    {
        _isRepeated = false;
        _next = stream[shardId].Records.FindIndex(r => r.SequenceNumber == records[^1].SequenceNumber) + 1;
    }

    private Task MaybeFailAsync()
    {
        if (random.NextDouble() >= FailureRate)
            return Task.CompletedTask;
        oracle.Failures++;
        throw new InvalidOperationException("The processor fails now and then.");
    }
}
