using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>Finds the partitions from which a delivery stream takes its records.</summary>
internal sealed class DeliverySources(StreamRegistry kinesis)
{
    private const string DirectPartition = "direct";

    /// <summary>The partitions there are now; none while the Kinesis stream does not exist.</summary>
    public IReadOnlyList<SourcePartition> PartitionsOf(DeliveryStream stream) => stream.Metadata.Source is { } source
        ? PartitionsOf(source.StreamName)
        : [new SourcePartition(DirectPartition, stream.DirectRecords!, record => record.Payload)];

    /// <summary>The keys after the last record of each shard: what is put from now on is delivered.</summary>
    public IReadOnlyDictionary<string, long> Latest(string streamName) =>
        PartitionsOf(streamName).ToDictionary(partition => partition.Id, partition => partition.Log.CommittedKey, StringComparer.Ordinal);

    // The creation time tells a stream from a later one of its name, whose records all are new.
    private IReadOnlyList<SourcePartition> PartitionsOf(string streamName) => kinesis.TryFind(streamName, out var stream)
        ? [.. stream.Shards.Select(shard => new SourcePartition(
            $"{stream.Metadata.CreatedAt.ToUnixTimeMilliseconds()}/{shard.Id}",
            shard.Log,
            record => ShardRecord.From(record).Data))]
        : [];
}
