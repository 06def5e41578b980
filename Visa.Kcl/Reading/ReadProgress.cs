using Amazon.Kinesis.ClientLibrary.Aggregates;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary.Reading;

/// <summary>
/// How far a reader has come: it opens aggregates and drops what the checkpoint covers or was read before, so that a shard can be read
/// again from any earlier place without a record being delivered twice.
/// </summary>
internal sealed class ReadProgress(ExtendedSequenceNumber start, HashRange? shard)
{
    private ExtendedSequenceNumber _floor = start;

    /// <summary>Where to begin or go on.</summary>
    public ReadPosition Next { get; private set; } = new(start, IsAfter: false, At: null);

    /// <summary>Reading at the tip began at a time: if it has to begin again before it gave anything, it skips nothing that came meanwhile.</summary>
    public void BeganAtTip(DateTimeOffset at)
    {
        if (Next.Position == ExtendedSequenceNumber.Latest)
            Next = Next with { At = Next.At ?? at };
    }

    /// <summary>The page as it is delivered.</summary>
    public RecordPage Take(RecordPage page)
    {
        if (page.Records.Count == 0)
            return page;

        var records = Deaggregation.Unpack(page.Records, shard);
        var floor = _floor;
        var last = page.Records[^1].SequenceNumber;
        if (new ExtendedSequenceNumber(last, long.MaxValue) > _floor)
            _floor = new(last, long.MaxValue);
        Next = new(new(last), IsAfter: true, At: null);
        if (ReferenceEquals(records, page.Records) && ExtendedSequenceNumber.Of(records[0]) > floor)
            return page;
        return page with { Records = [.. records.Where(r => ExtendedSequenceNumber.Of(r) > floor)] };
    }

    /// <summary>Everything up to a sequence number was read, whether or not a record has it.</summary>
    public void Reached(string sequenceNumber) => Next = new(new(sequenceNumber), IsAfter: true, At: null);
}
