using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Leases;

internal static partial class Log
{
    [LoggerMessage(3100, LogLevel.Information, "Took the lease of {ShardId} from {PreviousOwner}; its checkpoint is {Checkpoint}")]
    public static partial void LeaseTaken(this ILogger logger, string shardId, string previousOwner, string checkpoint);

    [LoggerMessage(3101, LogLevel.Warning, "Could not take the lease of {ShardId}; the next look tries again")]
    public static partial void LeaseTakeFailed(this ILogger logger, string shardId, Exception exception);

    [LoggerMessage(3102, LogLevel.Information, "The lease of {ShardId} was found lost while renewing it")]
    public static partial void LeaseFoundLost(this ILogger logger, string shardId);

    [LoggerMessage(3103, LogLevel.Warning, "Could not renew the lease of {ShardId}; it is kept until it expires")]
    public static partial void LeaseRenewalFailed(this ILogger logger, string shardId, Exception exception);
}
