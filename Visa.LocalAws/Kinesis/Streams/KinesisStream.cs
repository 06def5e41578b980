using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>An active stream and its shards, in the order of their hash key ranges.</summary>
internal sealed class KinesisStream(StreamMetadata metadata, string arn, IReadOnlyList<Shard> shards)
{
    private const int BytesPerKiB = 1024;

    public StreamMetadata Metadata => metadata;

    public string Name => metadata.Name;

    public string Arn => arn;

    public IReadOnlyList<Shard> Shards => shards;

    public int MaxRecordBytes => metadata.MaxRecordSizeKiB * BytesPerKiB;

    public TimeSpan Retention => TimeSpan.FromHours(metadata.RetentionHours);

    public Shard? FindShard(int index) => index < shards.Count ? shards[index] : null;

    /// <summary>The shard whose range holds a hash key.</summary>
    public Shard ShardFor(UInt128 hashKey)
    {
        var (low, high) = (0, shards.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = shards[middle].Range.Start <= hashKey ? (middle, high) : (low, middle - 1);
        }

        return shards[low];
    }
}
