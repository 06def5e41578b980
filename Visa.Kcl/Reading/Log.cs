using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Reading;

internal static partial class Log
{
    [LoggerMessage(3300, LogLevel.Information, "The iterator of {ShardId} expired; reading goes on after the last record read")]
    public static partial void IteratorExpired(this ILogger logger, string shardId);

    [LoggerMessage(3301, LogLevel.Warning, "Reading {ShardId} is throttled; the next reads are {Spacing} apart")]
    public static partial void ReadThrottled(this ILogger logger, string shardId, TimeSpan spacing);

    [LoggerMessage(3302, LogLevel.Warning, "Reading {ShardId} after {SequenceNumber} failed; trying again")]
    public static partial void ReadFailed(this ILogger logger, string shardId, string sequenceNumber, Exception exception);
}
