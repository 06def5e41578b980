using Visa.LocalAws.Kinesis.Shards;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Records that one answer carries.</summary>
internal readonly record struct RecordPage(IReadOnlyList<ShardRecord> Records, long Bytes)
{
    private const int RecordOverhead = 256;

    /// <summary>About how many bytes of JSON an answer with these records has: base64, and what stands around each.</summary>
    public int JsonLength => (int)(Bytes * 4 / 3) + ((Records.Count + 1) * RecordOverhead);

    /// <summary>The index after the last record; null when there is none.</summary>
    public long? NextIndex => Records.Count > 0 ? Records[^1].Index + 1 : null;

    /// <summary>Takes records up to a number and a size; one record is taken whatever its size.</summary>
    public static RecordPage Take(IEnumerable<ShardRecord> source, int mostRecords, int mostBytes)
    {
        var records = new List<ShardRecord>();
        long bytes = 0;
        foreach (var record in source)
        {
            if (records.Count > 0 && bytes + record.Size > mostBytes)
            {
                break;
            }

            records.Add(record);
            bytes += record.Size;
            if (records.Count == mostRecords)
            {
                break;
            }
        }

        return new RecordPage(records, bytes);
    }

    /// <summary>How long ago the last record arrived, when others follow it; 0 at the tip of the shard.</summary>
    public long MillisBehindLatest(Shard shard, DateTimeOffset now) =>
        NextIndex < shard.Log.CommittedKey ? Math.Max(0, now.ToUnixTimeMilliseconds() - Records[^1].ArrivalMilliseconds) : 0;
}
