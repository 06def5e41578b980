using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>One ordered part of a source: a shard, or the records that were put directly.</summary>
/// <param name="Id">Names the partition in the checkpoint.</param>
/// <param name="DataOf">Takes the data of a record, or of the records that it packs, out of what the log stores.</param>
/// <param name="Parents">The shards that must be read to their ends before this one, by their ids in the checkpoint.</param>
internal sealed record SourcePartition(
    string Id, SegmentLog Log, Func<LogRecord, IReadOnlyList<ReadOnlyMemory<byte>>> DataOf, IReadOnlyDictionary<string, Shard> Parents);
