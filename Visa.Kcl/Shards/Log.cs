using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Shards;

internal static partial class Log
{
    [LoggerMessage(3200, LogLevel.Information, "Created the lease of {ShardId} at {Checkpoint}")]
    public static partial void LeaseCreated(this ILogger logger, string shardId, string checkpoint);

    [LoggerMessage(3201, LogLevel.Information, "Deleted the lease of {ShardId}: it was read to its end and its children are under way")]
    public static partial void FinishedLeaseDeleted(this ILogger logger, string shardId);

    [LoggerMessage(3202, LogLevel.Warning,
        "Deleted the lease of {ShardId}, checkpoint {Checkpoint}: the stream no longer has the shard; records that were not read by then are gone")]
    public static partial void LeaseOfTrimmedShardDeleted(this ILogger logger, string shardId, string checkpoint);

    [LoggerMessage(3203, LogLevel.Information, "The lease of {ChildShardId}, child of {ShardId}, waits for the lease of its other parent")]
    public static partial void ChildWaitsForOtherParent(this ILogger logger, string childShardId, string shardId);
}
