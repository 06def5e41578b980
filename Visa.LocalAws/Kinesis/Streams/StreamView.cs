using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>One state of a stream.</summary>
internal sealed class StreamView
{
    private readonly TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<int, Shard> _byIndex;
    private readonly Shard[] _open;

    public StreamView(StreamMetadata metadata, IReadOnlyList<Shard> shards)
    {
        Metadata = metadata;
        Shards = shards;
        _byIndex = shards.ToDictionary(shard => shard.Index);
        var closed = metadata.Shards.Where(shard => shard.ClosedAt is not null).Select(shard => shard.Index).ToHashSet();
        _open = [.. shards.Where(shard => !closed.Contains(shard.Index)).OrderBy(shard => shard.Range.Start)];
    }

    public StreamMetadata Metadata { get; }

    public IReadOnlyList<Shard> Shards { get; }

    public Task Changed => _changed.Task;

    public Shard? Find(int index) => _byIndex.GetValueOrDefault(index);

    public Shard ShardFor(UInt128 hashKey)
    {
        var (low, high) = (0, _open.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _open[middle].Range.Start <= hashKey ? (middle, high) : (low, middle - 1);
        }

        return _open[low];
    }

    public void Supersede() => _changed.TrySetResult();
}
