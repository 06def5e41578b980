using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Hosting;

internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Worker {WorkerId} of application {Application} started on stream {Stream}")]
    public static partial void WorkerStarted(this ILogger logger, string workerId, string application, string stream);

    [LoggerMessage(3001, LogLevel.Information, "Worker {WorkerId} stopped")]
    public static partial void WorkerStopped(this ILogger logger, string workerId);

    [LoggerMessage(3002, LogLevel.Warning, "Stream {Stream} or lease table {Table} cannot be used yet; trying again")]
    public static partial void NotReady(this ILogger logger, string stream, string table, Exception exception);

    [LoggerMessage(3003, LogLevel.Warning, "Could not {Action} this time; the next turn tries again")]
    public static partial void TurnFailed(this ILogger logger, string action, Exception exception);

    [LoggerMessage(3004, LogLevel.Error, "The processor threw in {Call} for {ShardId}; the call is repeated if the lease is still held")]
    public static partial void ProcessorThrew(this ILogger logger, string call, string shardId, Exception exception);

    [LoggerMessage(3005, LogLevel.Warning, "The processor did not checkpoint at the end of {ShardId}, so its children cannot start; it is called again")]
    public static partial void ShardEndNotCheckpointed(this ILogger logger, string shardId);

    [LoggerMessage(3006, LogLevel.Information, "{ShardId} has ended and is checkpointed; its children can start")]
    public static partial void ShardEnded(this ILogger logger, string shardId);

    [LoggerMessage(3007, LogLevel.Warning, "The lease of {ShardId} is lost; another worker goes on from the last checkpoint")]
    public static partial void LeaseLost(this ILogger logger, string shardId);

    [LoggerMessage(3008, LogLevel.Warning, "The lease of {ShardId} could not be given up; others can take it when it expires")]
    public static partial void ReleaseFailed(this ILogger logger, string shardId, Exception exception);

    [LoggerMessage(3009, LogLevel.Error, "Consuming {ShardId} failed unexpectedly; the lease is given up")]
    public static partial void ConsumerFailed(this ILogger logger, string shardId, Exception exception);

    [LoggerMessage(3010, LogLevel.Warning, "{ShardId} waits: the lease of its parent {ParentShardId} could not be read")]
    public static partial void ParentUnknown(this ILogger logger, string shardId, string parentShardId, Exception exception);

    [LoggerMessage(3011, LogLevel.Warning, "The leases of the children of {ShardId} could not be made; trying again")]
    public static partial void ChildrenUnknown(this ILogger logger, string shardId, Exception exception);

    [LoggerMessage(3012, LogLevel.Warning, "The processor of {ShardId} stopped in {Call}: {Problem}")]
    public static partial void ProcessorStopped(this ILogger logger, string call, string shardId, string problem);
}
