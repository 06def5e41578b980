using Amazon.Kinesis.ClientLibrary.Shards;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>
/// What one read of a shard answered. <paramref name="Next"/> is where the next read goes on, an iterator when polling and a sequence number
/// with fan-out; null at the end of a closed shard.
/// </summary>
internal sealed record RecordPage(
    IReadOnlyList<KinesisClientRecord> Records, string? Next, long MillisBehindLatest, IReadOnlyList<StreamShard> Children)
{
    public bool IsAtEnd => Next is null;

    /// <summary>Bytes of payload as they were read, also when some of the records are dropped later.</summary>
    public long Bytes { get; private init; } = Records.Sum(r => (long)r.Data.Length);

    /// <summary>This page and the one after it as if they had been read at once.</summary>
    public RecordPage Then(RecordPage next)
    {
        // The list of a page that was put together is nobody else's.
        if (Records is not JoinedRecords joined)
            joined = [.. Records];
        joined.AddRange(next.Records);
        return next with { Records = joined, Bytes = Bytes + next.Bytes };
    }

    private sealed class JoinedRecords : List<KinesisClientRecord>;
}
