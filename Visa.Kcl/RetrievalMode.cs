namespace Amazon.Kinesis.ClientLibrary;

/// <summary>How records are fetched.</summary>
public enum RetrievalMode
{
    /// <summary>GetRecords, at most five times a second a shard, which all readers of the stream share. Nothing extra to pay.</summary>
    Polling,

    /// <summary>
    /// Enhanced fan-out: a registered consumer with 2 MiB/s a shard of its own to which records are pushed, typically within 70 ms. AWS bills it by shard hour and
    /// data.
    /// </summary>
    FanOut,
}
