using Visa.LocalAws.Firehose.Aggregation;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>Finds the partitions from which a delivery stream takes its records.</summary>
internal sealed class DeliverySources(StreamRegistry kinesis)
{
    private const string DirectPartition = "direct";

    private static readonly Dictionary<string, Shard> NoParents = [];

    /// <summary>The partitions there are now; none while the Kinesis stream does not exist.</summary>
    public IReadOnlyList<SourcePartition> PartitionsOf(DeliveryStream stream) => stream.Metadata.Source is { } source
        ? PartitionsOf(source.StreamName)
        : [new SourcePartition(DirectPartition, stream.DirectRecords!, record => [record.Payload], NoParents)];

    /// <summary>The keys after the last record of each shard: what is put from now on is delivered.</summary>
    public IReadOnlyDictionary<string, long> Latest(string streamName) =>
        PartitionsOf(streamName).ToDictionary(partition => partition.Id, partition => partition.Log.CommittedKey, StringComparer.Ordinal);

    private IReadOnlyList<SourcePartition> PartitionsOf(string streamName)
    {
        if (!kinesis.TryFind(streamName, out var stream))
        {
            return [];
        }

        var shards = stream.Shards.ToDictionary(shard => shard.Index);
        return [.. shards.Values.OrderBy(shard => shard.Index).Select(shard => new SourcePartition(
            IdOf(stream, shard),
            shard.Log,
            record => KplAggregate.Unpack(ShardRecord.From(record).Data),
            ParentsOf(stream, shard, shards)))];
    }

    /// <summary>A parent that is no longer there has outlived its records.</summary>
    private static Dictionary<string, Shard> ParentsOf(KinesisStream stream, Shard shard, Dictionary<int, Shard> shards) =>
        new[] { shard.Metadata.Parent, shard.Metadata.AdjacentParent }
            .Select(index => index is { } parent ? shards.GetValueOrDefault(parent) : null)
            .OfType<Shard>()
            .ToDictionary(parent => IdOf(stream, parent));

    // The creation time tells a stream from a later one of its name, whose records all are new.
    private static string IdOf(KinesisStream stream, Shard shard) => $"{stream.Metadata.CreatedAt.ToUnixTimeMilliseconds()}/{shard.Id}";
}
