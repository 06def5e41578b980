using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary.Aggregates;

/// <summary>
/// Puts the records inside aggregates in the aggregates' places. They share the sequence number and are told apart by the sub-sequence
/// number. The rules are those of AWS's library.
/// </summary>
internal static class Deaggregation
{
    /// <param name="records">Records as the stream gave them; answered as they are when none is an aggregate.</param>
    /// <param name="shard">
    /// The hash keys of the shard that they came from, if known. An aggregate with any record outside them was sent before a reshard to a shard that
    /// is not its own: the producer sends it again, so none of its records is delivered from here.
    /// </param>
    public static IReadOnlyList<KinesisClientRecord> Unpack(IReadOnlyList<KinesisClientRecord> records, HashRange? shard)
    {
        for (var i = 0; i < records.Count; i++)
        {
            if (Aggregate.IsLikely(records[i].Data.Span))
                return UnpackFrom(records, i, shard);
        }

        return records;
    }

    private static List<KinesisClientRecord> UnpackFrom(IReadOnlyList<KinesisClientRecord> records, int first, HashRange? shard)
    {
        var unpacked = new List<KinesisClientRecord>(records.Count * 4);
        for (var i = 0; i < records.Count; i++)
        {
            if (i < first || Aggregate.TryRead(records[i].Data) is not { } aggregate)
                unpacked.Add(records[i]);
            else if (IsWithin(aggregate, shard))
                Add(unpacked, aggregate, records[i]);
        }

        return unpacked;
    }

    private static void Add(List<KinesisClientRecord> unpacked, Aggregate aggregate, KinesisClientRecord outer)
    {
        for (var i = 0; i < aggregate.Count; i++)
        {
            unpacked.Add(new()
            {
                Data = aggregate.Data(i),
                PartitionKey = aggregate.PartitionKey(i),
                ExplicitHashKey = aggregate.ExplicitHashKey(i),
                SequenceNumber = outer.SequenceNumber,
                SubSequenceNumber = i,
                IsAggregated = true,
                ApproximateArrivalTimestamp = outer.ApproximateArrivalTimestamp,
            });
        }
    }

    private static bool IsWithin(Aggregate aggregate, HashRange? shard)
    {
        if (shard is not { } range)
            return true;
        for (var i = 0; i < aggregate.Count; i++)
        {
            if (HashKeys.Of(aggregate.PartitionKey(i), aggregate.ExplicitHashKey(i)) is not { } key || key < range.Start || key > range.End)
                return false;
        }

        return true;
    }
}
