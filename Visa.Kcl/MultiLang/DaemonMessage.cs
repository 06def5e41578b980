namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>One line from the daemon; what a message of its action does not have is null or empty.</summary>
internal sealed record DaemonMessage
{
    public required DaemonAction Action { get; init; }

    public string? ShardId { get; init; }

    public string? SequenceNumber { get; init; }

    public long? SubSequenceNumber { get; init; }

    public IReadOnlyList<KinesisClientRecord> Records { get; init; } = [];

    public long? MillisBehindLatest { get; init; }

    /// <summary>The simple name of the Java exception that a checkpoint ended in.</summary>
    public string? Error { get; init; }
}
