using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Delivery;

/// <summary>One ordered part of a source: a shard, or the records that were put directly.</summary>
/// <param name="Id">Names the partition in the checkpoint.</param>
/// <param name="DataOf">Takes a record's data out of what the log stores.</param>
internal sealed record SourcePartition(string Id, SegmentLog Log, Func<LogRecord, ReadOnlyMemory<byte>> DataOf);
