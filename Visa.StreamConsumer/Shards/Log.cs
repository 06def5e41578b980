using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Shards;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Took up {ShardId} at {Position} with the states of {Cards} cards")]
    public static partial void Restored(this ILogger logger, string shardId, int cards, RecordPosition position);

    [LoggerMessage(2002, LogLevel.Debug, "Checkpointed {ShardId} at {Position}")]
    public static partial void Checkpointed(this ILogger logger, string shardId, RecordPosition position);

    [LoggerMessage(2003, LogLevel.Warning, "States of {ShardId} or of the shards it came from that are no longer used could not be deleted yet")]
    public static partial void NotTidied(this ILogger logger, Exception exception, string shardId);

    [LoggerMessage(2004, LogLevel.Error, "Dead-lettered the record {Position} of {ShardId}: {Problem}")]
    public static partial void DeadLettered(this ILogger logger, string shardId, RecordPosition position, string problem);

    [LoggerMessage(2005, LogLevel.Warning,
        "From {Position} on, decisions are made under the present context: the recorded one, {Recorded}, cannot be had any more. Decisions that were emitted after the checkpoint and before the restart may be emitted again and differ")]
    public static partial void ContextGone(this ILogger logger, DecisionContext recorded, RecordPosition position);

    [LoggerMessage(2006, LogLevel.Information, "{ShardId} begins with the states of {Cards} cards of the shards that it came from")]
    public static partial void Inherited(this ILogger logger, string shardId, int cards);

    [LoggerMessage(2007, LogLevel.Information, "{ShardId} has ended; the states of its {Cards} cards are left to its children")]
    public static partial void Ended(this ILogger logger, string shardId, int cards);
}
