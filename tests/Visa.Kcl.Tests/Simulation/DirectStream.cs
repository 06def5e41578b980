using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.ClientLibrary.Shards;

namespace Visa.Kcl.Tests.Simulation;

/// <summary>Reads a simulated stream, through a network if there is one.</summary>
internal sealed class DirectStream(SimulatedStream stream, int limit = 10_000, Network? network = null) : IKinesisStream
{
    public int Reads { get; private set; }

    public Task<IReadOnlyList<StreamShard>> ListShardsAsync(InitialPosition? openAt, CancellationToken cancellationToken) =>
        CallAsync(() => stream.List(), cancellationToken);

    public Task<string> GetIteratorAsync(string shardId, ExtendedSequenceNumber position, bool isAfter, CancellationToken cancellationToken) =>
        CallAsync(() => stream.GetIterator(shardId, position, isAfter), cancellationToken);

    public Task<string> GetIteratorAtAsync(string shardId, DateTimeOffset time, CancellationToken cancellationToken) =>
        CallAsync(() => stream.GetIteratorAt(shardId, time), cancellationToken);

    public Task<RecordPage> GetRecordsAsync(string iterator, CancellationToken cancellationToken)
    {
        Reads++;
        return CallAsync(() => stream.GetRecords(iterator, limit), cancellationToken);
    }

    private async Task<T> CallAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return network is null ? call() : await network.CallAsync(call, cancellationToken);
    }
}
