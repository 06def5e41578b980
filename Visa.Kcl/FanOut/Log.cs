using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.FanOut;

internal static partial class Log
{
    [LoggerMessage(3400, LogLevel.Information, "Found the consumer {ConsumerName} of stream {Stream}: {ConsumerArn}")]
    public static partial void ConsumerFound(this ILogger logger, string consumerName, string stream, string consumerArn);

    [LoggerMessage(3401, LogLevel.Information, "Registered the consumer {ConsumerName} of stream {Stream}: {ConsumerArn}")]
    public static partial void ConsumerRegistered(this ILogger logger, string consumerName, string stream, string consumerArn);

    [LoggerMessage(3402, LogLevel.Debug, "The subscription to {ShardId} has ended; reading goes on after {SequenceNumber}")]
    public static partial void SubscriptionEnded(this ILogger logger, string shardId, string sequenceNumber);

    [LoggerMessage(3403, LogLevel.Warning, "The subscription to {ShardId} was silent for {StallTime}; subscribing again after {SequenceNumber}")]
    public static partial void SubscriptionStalled(this ILogger logger, string shardId, TimeSpan stallTime, string sequenceNumber);

    [LoggerMessage(3404, LogLevel.Warning, "The subscription to {ShardId} was refused or taken over; trying again: {Reason}")]
    public static partial void SubscriptionRefused(this ILogger logger, string shardId, string reason);

    [LoggerMessage(3405, LogLevel.Warning, "The subscription to {ShardId} after {SequenceNumber} failed; trying again")]
    public static partial void SubscriptionFailed(this ILogger logger, string shardId, string sequenceNumber, Exception exception);
}
