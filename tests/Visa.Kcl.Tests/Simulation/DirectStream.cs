using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.ClientLibrary.Shards;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>Reads a simulated stream, through a network if there is one.</summary>
internal sealed class DirectStream(SimulatedStream stream, Network? network = null) : IKinesisStream
{
    public int Reads { get; private set; }

    public int Listings { get; private set; }

    /// <summary>The most records that a read answers.</summary>
    public int Limit { get; set; } = 10_000;

    public Task<IReadOnlyList<StreamShard>> ListShardsAsync(InitialPosition? openAt, CancellationToken cancellationToken)
    {
        Listings++;
        return CallAsync(() => stream.List(), cancellationToken);
    }

    public Task<string> GetIteratorAsync(string shardId, ReadPosition position, CancellationToken cancellationToken) =>
        CallAsync(() => stream.GetIterator(shardId, position), cancellationToken);

    public Task<RecordPage> GetRecordsAsync(string iterator, CancellationToken cancellationToken)
    {
        Reads++;
        return CallAsync(() => stream.GetRecords(iterator, Limit), cancellationToken);
    }

    private async Task<T> CallAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return network is null ? call() : await network.CallAsync(call, cancellationToken);
    }
}
