using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

internal static partial class Log
{
    [LoggerMessage(3500, LogLevel.Information, "The daemon assigned {ShardId} to this process; its checkpoint is {Checkpoint}")]
    public static partial void ShardAssigned(this ILogger logger, string shardId, string checkpoint);

    [LoggerMessage(3501, LogLevel.Information, "The pipe to the daemon is closed; the process ends")]
    public static partial void DaemonGone(this ILogger logger);

    [LoggerMessage(3502, LogLevel.Critical, "The daemon and this process do not understand each other; the process ends, and with it the daemon")]
    public static partial void ProtocolBroken(this ILogger logger, Exception exception);

    [LoggerMessage(3503, LogLevel.Warning, "The daemon answered a checkpoint that nobody waits for")]
    public static partial void UnexpectedAnswer(this ILogger logger);

    [LoggerMessage(3504, LogLevel.Warning, "The daemon has gone in the middle of a line, after {Bytes} bytes; the line is not used")]
    public static partial void LineCutOff(this ILogger logger, long bytes);

    [LoggerMessage(3505, LogLevel.Warning, "The daemon was not there to be told that {Action} is done")]
    public static partial void DaemonNotReached(this ILogger logger, DaemonAction action, Exception exception);

    [LoggerMessage(3506, LogLevel.Warning, "The processor threw in {Action} for {ShardId} when the shard was no longer its own")]
    public static partial void CallAbandoned(this ILogger logger, DaemonAction action, string shardId, Exception exception);

    [LoggerMessage(3507, LogLevel.Warning, "The process was asked to stop while the daemon still wanted it; the daemon ends with it")]
    public static partial void Stopping(this ILogger logger);
}
