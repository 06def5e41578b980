namespace Visa.StreamConsumer.Records;

/// <summary>The place of a record in its shard: a decimal sequence number and the place within a KPL aggregate.</summary>
internal readonly record struct RecordPosition(string SequenceNumber, long SubSequenceNumber) : IComparable<RecordPosition>
{
    // Sequence numbers have 56 digits today; the width leaves room and makes text order the order of the shard.
    private const int SequenceDigits = 64;
    private const int SubSequenceDigits = 10;

    /// <summary>Sorts as the positions do; the name of what is kept for this position.</summary>
    public string Key => $"{SequenceNumber.PadLeft(SequenceDigits, '0')}-{SubSequenceNumber.ToString($"D{SubSequenceDigits}", System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>False for what a checkpoint says where no record was processed yet, such as TRIM_HORIZON.</summary>
    public static bool IsPosition(string? checkpoint) => !string.IsNullOrEmpty(checkpoint) && !checkpoint.AsSpan().ContainsAnyExceptInRange('0', '9');

    public static bool TryParseKey(ReadOnlySpan<char> key, out RecordPosition position)
    {
        position = default;
        if (key.Length != SequenceDigits + 1 + SubSequenceDigits || key[SequenceDigits] != '-' || !long.TryParse(key[(SequenceDigits + 1)..], out var sub))
            return false;
        var sequence = key[..SequenceDigits].TrimStart('0');
        position = new RecordPosition(sequence.IsEmpty ? "0" : sequence.ToString(), sub);
        return IsPosition(position.SequenceNumber);
    }

    // Decimal numbers without leading zeros: the longer is the greater.
    public int CompareTo(RecordPosition other)
    {
        var byLength = SequenceNumber.Length.CompareTo(other.SequenceNumber.Length);
        var bySequence = byLength != 0 ? byLength : string.CompareOrdinal(SequenceNumber, other.SequenceNumber);
        return bySequence != 0 ? bySequence : SubSequenceNumber.CompareTo(other.SubSequenceNumber);
    }

    public override string ToString() => SubSequenceNumber == 0 ? SequenceNumber : $"{SequenceNumber}/{SubSequenceNumber}";
}
