namespace Visa.Scoring.DecisionStream;

internal static partial class Log
{
    [LoggerMessage(4300, LogLevel.Information, "Reading shard {ShardId}")]
    public static partial void ShardFound(this ILogger logger, string shardId);

    [LoggerMessage(4301, LogLevel.Information, "Shard {ShardId} is settled to its end")]
    public static partial void ShardEnded(this ILogger logger, string shardId);

    [LoggerMessage(4302, LogLevel.Warning, "There is no stream {Stream} yet; looking again")]
    public static partial void StreamMissing(this ILogger logger, string stream);

    [LoggerMessage(4303, LogLevel.Error, "The shards of {Stream} could not be listed; trying again")]
    public static partial void ShardsNotListed(this ILogger logger, Exception exception, string stream);

    [LoggerMessage(4304, LogLevel.Error, "Reading shard {ShardId} failed; reading on from the stored position in {Delay}")]
    public static partial void ShardReadFailed(this ILogger logger, Exception exception, string shardId, TimeSpan delay);

    [LoggerMessage(4305, LogLevel.Warning, "The stream refuses the stored position {SequenceNumber} of shard {ShardId}, so it is another stream than before; reading it from its start")]
    public static partial void PositionRefused(this ILogger logger, Exception exception, string shardId, string sequenceNumber);

    [LoggerMessage(4306, LogLevel.Debug, "The iterator of shard {ShardId} expired; taking a new one")]
    public static partial void IteratorExpired(this ILogger logger, string shardId);

    [LoggerMessage(4307, LogLevel.Error, "Record {SequenceNumber} of {Stream}/{ShardId} is no decision and is kept in rejected_decisions: {Error}")]
    public static partial void RecordRejected(this ILogger logger, string stream, string shardId, string sequenceNumber, string error);

    [LoggerMessage(4308, LogLevel.Error, "Transaction {TransactionId} has two decisions that differ; the first stands, the second ({ShardId} {SequenceNumber}) is kept in conflicting_decisions")]
    public static partial void DecisionsDiffer(this ILogger logger, string transactionId, string shardId, string sequenceNumber);

    [LoggerMessage(4309, LogLevel.Warning, "The stream {Stream} cannot be reached; trying again: {Problem}")]
    public static partial void StreamNotReached(this ILogger logger, string stream, string problem);

    [LoggerMessage(4310, LogLevel.Warning, "Shard {ShardId} cannot be read now; reading on from the stored position in {Delay}: {Problem}")]
    public static partial void ShardNotReached(this ILogger logger, string shardId, TimeSpan delay, string problem);
}
