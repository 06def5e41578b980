using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.ClientLibrary.Shards;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Contracts.Processors;

/// <summary>A simulated stream for use from many threads.</summary>
internal sealed class LockedStream(SimulatedStream stream) : IKinesisStream
{
    private readonly Lock _gate = new();

    public T Do<T>(Func<SimulatedStream, T> action)
    {
        lock (_gate)
            return action(stream);
    }

    public Task<IReadOnlyList<StreamShard>> ListShardsAsync(InitialPosition? openAt, CancellationToken cancellationToken) =>
        Task.FromResult(Do(s => s.List()));

    public Task<string> GetIteratorAsync(string shardId, ReadPosition position, CancellationToken cancellationToken) =>
        Task.FromResult(Do(s => s.GetIterator(shardId, position)));

    public Task<RecordPage> GetRecordsAsync(string iterator, CancellationToken cancellationToken) => Task.FromResult(Do(s => s.GetRecords(iterator, 1000)));
}
