using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Hosting;
using Amazon.Kinesis.ClientLibrary.Leases;
using Visa.Kcl.Tests.Hosting;
using Visa.Kcl.Tests.Leases;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>One worker on one machine in virtual time, with a stream and a lease table that answer at once.</summary>
internal sealed class Lab
{
    public Lab(int shards = 1)
    {
        Machine = new(World);
        Stream = SimulatedStream.WithShards(shards);
        Reads = new(Stream);
    }

    public VirtualWorld World { get; } = new();

    public Machine Machine { get; }

    public SimulatedStream Stream { get; }

    public DirectStream Reads { get; }

    public InMemoryLeaseStore Store { get; } = new();

    public KclOptions Options { get; } = TestParts.Options("me");

    public static string Shard(int index) => $"shardId-{index:D12}";

    public FanOutBroker Broker { get; } = new();

    public WorkerParts Parts(Func<string, IShardRecordProcessor>? factory = null) =>
        TestParts.Create(Options, Store, Reads, Machine.Time, factory) with { FanOut = new SimulatedFanOut(Stream, Broker, Machine.Time) };

    /// <summary>Starts the worker; its task ends when it has stopped.</summary>
    public Task Run(Func<string, IShardRecordProcessor> factory, CancellationToken stop) =>
        Machine.Start(() => new Worker(Parts(factory)).RunAsync(stop)).Unwrap();

    /// <summary>Lets virtual time pass until a condition holds, and fails the test if it never does.</summary>
    public void Until(Func<bool> condition, string because) => Assert.True(World.Run(TimeSpan.FromMinutes(5), condition), because);

    public void Stop(CancellationTokenSource stop) => Machine.Post(_ => stop.Cancel(), null);

    /// <summary>Another worker takes a lease, as if it had expired or were stolen.</summary>
    public void TakeAway(string key) => Store[key] = Store[key] with { Owner = "other", Counter = Store[key].Counter + 1 };

    public Lease Lease(int index) => Store[Shard(index)];
}
