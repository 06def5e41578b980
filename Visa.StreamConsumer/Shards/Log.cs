using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Shards;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Took up {ShardId} at {Position} with the states of {Cards} cards")]
    public static partial void Restored(this ILogger logger, string shardId, int cards, RecordPosition position);

    [LoggerMessage(2002, LogLevel.Debug, "Checkpointed {ShardId} at {Position}")]
    public static partial void Checkpointed(this ILogger logger, string shardId, RecordPosition position);

    [LoggerMessage(2003, LogLevel.Warning, "The snapshot of {ShardId} at {Position} is no longer used and could not be deleted")]
    public static partial void SnapshotNotDeleted(this ILogger logger, Exception exception, string shardId, RecordPosition position);

    [LoggerMessage(2004, LogLevel.Error, "Dead-lettered the record {Position} of {ShardId}: {Problem}")]
    public static partial void DeadLettered(this ILogger logger, string shardId, RecordPosition position, string problem);

    [LoggerMessage(2005, LogLevel.Warning,
        "From {Position} on, decisions are made under the present context: the recorded one, {Recorded}, cannot be had any more. Decisions that were emitted after the checkpoint and before the restart may be emitted again and differ")]
    public static partial void ContextGone(this ILogger logger, DecisionContext recorded, RecordPosition position);
}
