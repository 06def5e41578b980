using Amazon.Kinesis.ClientLibrary;

namespace Visa.Benchmarks.Engine;

/// <summary>A day's records, by shard.</summary>
internal sealed class EngineDay(IReadOnlyList<IReadOnlyList<EngineRecord>> shards)
{
    public IReadOnlyList<IReadOnlyList<EngineRecord>> Shards { get; } = shards;

    public int Count => Shards.Sum(shard => shard.Count);

    /// <summary>The records of a shard in batches.</summary>
    public IReadOnlyList<KinesisClientRecord[]> Batches(int shard, int size) =>
        [.. Shards[shard].Select(record => record.Record).Chunk(size)];
}
