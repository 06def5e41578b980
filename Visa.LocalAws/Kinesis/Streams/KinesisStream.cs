using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>A stream: what is stored of it, and its shards. A change replaces both at once.</summary>
internal sealed class KinesisStream(StreamMetadata metadata, string arn, IReadOnlyList<Shard> shards)
{
    private const int BytesPerKiB = 1024;

    private volatile StreamView _view = new(metadata, shards);

    public string Name { get; } = metadata.Name;

    public string Arn => arn;

    public StreamMetadata Metadata => _view.Metadata;

    /// <summary>Every shard that is still listed, open or closed, in the order of their ids.</summary>
    public IReadOnlyList<Shard> Shards => _view.Shards;

    public int MaxRecordBytes => Metadata.MaxRecordSizeKiB * BytesPerKiB;

    public TimeSpan Retention => TimeSpan.FromHours(Metadata.RetentionHours);

    /// <summary>Whether records can be put and read.</summary>
    public bool TakesRecords => Metadata.Status is StreamState.Active or StreamState.Updating;

    /// <summary>The time before which nothing is kept.</summary>
    public DateTimeOffset TrimHorizon(DateTimeOffset now) => now - Retention;

    public Shard? FindShard(int index) => _view.Find(index);

    /// <summary>The open shard whose range holds a hash key.</summary>
    public Shard ShardFor(UInt128 hashKey) => _view.ShardFor(hashKey);

    /// <summary>The shards that took over the range of a closed one.</summary>
    public IEnumerable<Shard> ChildrenOf(Shard shard) =>
        Shards.Where(child => child.Metadata.Parent == shard.Index || child.Metadata.AdjacentParent == shard.Index);

    /// <summary>Ends when the stream has changed after this moment.</summary>
    public Task ChangedAsync() => _view.Changed;

    public void Publish(StreamMetadata changed, IReadOnlyList<Shard> changedShards)
    {
        var before = _view;
        _view = new StreamView(changed, changedShards);
        before.Supersede();
    }
}
