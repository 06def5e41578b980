namespace Amazon.Kinesis.ClientLibrary;

/// <summary>A record of a shard.</summary>
public sealed record KinesisClientRecord
{
    /// <summary>The payload.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The key that chose the shard.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>Decimal digits: the hash key that chose the shard in the partition key's stead; null if there was none or it is not known.</summary>
    public string? ExplicitHashKey { get; init; }

    /// <summary>Decimal digits; grows along the shard.</summary>
    public required string SequenceNumber { get; init; }

    /// <summary>The place inside an aggregated record; 0 for a plain one.</summary>
    public long SubSequenceNumber { get; init; }

    /// <summary>Whether the record came inside an aggregate of the Kinesis Producer Library.</summary>
    public bool IsAggregated { get; init; }

    /// <summary>When the stream accepted the record (UTC, milliseconds).</summary>
    public required DateTimeOffset ApproximateArrivalTimestamp { get; init; }
}
