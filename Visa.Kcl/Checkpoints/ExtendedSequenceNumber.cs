namespace Amazon.Kinesis.ClientLibrary.Checkpoints;

/// <summary>
/// A position in a shard: a sequence number with the place inside an aggregated record, or one of the positions that are stored in its
/// stead. They are ordered AT_TIMESTAMP, TRIM_HORIZON, LATEST, numbers, SHARD_END, as in AWS's library.
/// </summary>
internal readonly record struct ExtendedSequenceNumber(string SequenceNumber, long SubSequenceNumber = 0) : IComparable<ExtendedSequenceNumber>
{
    public static readonly ExtendedSequenceNumber AtTimestamp = new("AT_TIMESTAMP");
    public static readonly ExtendedSequenceNumber TrimHorizon = new("TRIM_HORIZON");
    public static readonly ExtendedSequenceNumber Latest = new("LATEST");
    public static readonly ExtendedSequenceNumber ShardEnd = new("SHARD_END");

    /// <summary>Whether this is a record's own position.</summary>
    public bool IsNumber => IsDigits(SequenceNumber);

    /// <summary>Whether this stands for a start that no record was checkpointed at yet.</summary>
    public bool IsInitial => this == AtTimestamp || this == TrimHorizon || this == Latest;

    public static ExtendedSequenceNumber Of(KinesisClientRecord record) => new(record.SequenceNumber, record.SubSequenceNumber);

    public static ExtendedSequenceNumber Of(InitialPosition position) => position switch
    {
        InitialPosition.Latest => Latest,
        InitialPosition.TrimHorizon => TrimHorizon,
        _ => AtTimestamp,
    };

    public static bool IsDigits(string? text) => !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    public int CompareTo(ExtendedSequenceNumber other)
    {
        var byRank = Rank.CompareTo(other.Rank);
        if (byRank != 0 || !IsNumber)
            return byRank;

        var byNumber = CompareDigits(SequenceNumber, other.SequenceNumber);
        return byNumber != 0 ? byNumber : SubSequenceNumber.CompareTo(other.SubSequenceNumber);
    }

    public static bool operator <(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) >= 0;

    public override string ToString() => SubSequenceNumber == 0 ? SequenceNumber : $"{SequenceNumber}/{SubSequenceNumber}";

    private int Rank => SequenceNumber switch
    {
        "AT_TIMESTAMP" => 0,
        "TRIM_HORIZON" => 1,
        "LATEST" => 2,
        "SHARD_END" => 4,
        _ => 3,
    };

    // Sequence numbers have up to 56 digits and more: longer is greater once leading zeros are off.
    private static int CompareDigits(string left, string right)
    {
        var a = left.AsSpan().TrimStart('0');
        var b = right.AsSpan().TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }
}
