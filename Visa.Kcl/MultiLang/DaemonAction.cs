namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>What the daemon asks a process to do.</summary>
internal enum DaemonAction
{
    Initialize,
    ProcessRecords,
    LeaseLost,
    ShardEnded,
    ShutdownRequested,

    /// <summary>The answer to this process's own checkpoint.</summary>
    Checkpoint,
}
