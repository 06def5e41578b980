using Amazon.DynamoDBv2.Model;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Visa.Kcl.Tests.Hosting;
using Visa.Kcl.Tests.Leases;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Contracts.Processors;

/// <summary>A worker of this library in real time, over a stream and a lease table in memory.</summary>
internal sealed class NativeHost : IHostUnderTest
{
    private static readonly string Shard = Lab.Shard(0);

    private readonly InMemoryLeaseStore _store = new();
    private readonly LockedStream _stream = new(SimulatedStream.WithShards(1));
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;
    private int _throttled;

    public NativeHost()
    {
        _store.BeforeWrite = write =>
        {
            if (write == "checkpoint" && Interlocked.Decrement(ref _throttled) >= 0)
                throw new ProvisionedThroughputExceededException("slow down");
        };
    }

    public string Checkpoint => _store.All.Count == 0 ? "TRIM_HORIZON" : _store[Shard].Checkpoint.ToString();

    public void Start(IShardRecordProcessor processor, string checkpoint = "TRIM_HORIZON")
    {
        _store[Shard] = new() { Key = Shard, Checkpoint = Position(checkpoint) };
        var options = TestParts.Options();
        options.IdleTimeBetweenReads = TimeSpan.FromMilliseconds(5);
        options.TaskBackoffTime = TimeSpan.FromMilliseconds(1);
        options.ParentShardPollInterval = TimeSpan.FromMilliseconds(100);
        options.FailoverTime = TimeSpan.FromSeconds(20);
        var parts = TestParts.Create(options, _store, _stream, TimeProvider.System, shard => shard == Shard ? processor : new ObservedProcessor());
        _run = Task.Run(() => new Worker(parts).RunAsync(_stop.Token));
    }

    public string Put(byte[] data, string partitionKey = "k") => _stream.Do(s => s.Put(Shard, data, partitionKey));

    public void Throttle(int writes) => Volatile.Write(ref _throttled, writes);

    public void LoseLease() => _store[Shard] = _store[Shard] with { Owner = "other", Counter = _store[Shard].Counter + 1 };

    public void EndShard() => _stream.Do(s => s.Split(Shard));

    public void Stop() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    internal static ExtendedSequenceNumber Position(string checkpoint)
    {
        var parts = checkpoint.Split('/');
        return new(parts[0], parts.Length > 1 ? long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0);
    }
}
