using Amazon.Kinesis.ClientLibrary;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Contexts;
using Visa.StreamConsumer.Ladder;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Shards;

/// <summary>Decides batches in order, and after a restart again as before wherever a decision may have been emitted.</summary>
internal sealed class ShardDecider(
    string shardId, DecisionLadder ladder, ContextJournal contexts, StreamConsumerTelemetry telemetry, TimeProvider clock, ILogger<ShardDecider> logger)
{
    // Only what was on the stream when the shard was taken up can have been emitted by an owner before.
    private DateTimeOffset _repeatsUntil;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await contexts.LoadAsync(cancellationToken);
        _repeatsUntil = clock.GetUtcNow();
    }

    /// <summary>True when a batch must not reach over this record, since the context recorded for it begins here.</summary>
    public bool BeginsAt(KinesisClientRecord record) => contexts.ChangesAt(record.Position());

    /// <summary>The decisions of the batch, under a context that is durably recorded.</summary>
    public async Task<IReadOnlyList<Decision>> DecideAsync(TransactionBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Accepted.Count == 0)
            return [];
        var first = batch.First!;
        var scored = await RepeatAsync(batch, first, cancellationToken) ?? await ladder.ScoreAsync(batch.Features, cancellationToken);
        await contexts.RecordAsync(first.Position(), scored.Context, cancellationToken);
        var now = clock.GetUtcNow();
        return [.. batch.Accepted.Zip(scored.Answers, (accepted, answer) => Decide(accepted, answer, scored.Context, now))];
    }

    private async Task<ScoredBatch?> RepeatAsync(TransactionBatch batch, KinesisClientRecord first, CancellationToken cancellationToken)
    {
        if (first.ApproximateArrivalTimestamp > _repeatsUntil || contexts.At(first.Position()) is not { } recorded)
            return null;
        if (await ladder.RepeatAsync(batch.Features, recorded, cancellationToken) is { } scored)
            return scored;
        _repeatsUntil = DateTimeOffset.MinValue;
        telemetry.DecidedAgainOtherwise();
        logger.ContextGone(shardId, recorded, first.Position());
        return null;
    }

    private static Decision Decide(AcceptedTransaction accepted, ScoredTransaction answer, DecisionContext context, DateTimeOffset now) => new()
    {
        TransactionId = accepted.Transaction.Id,
        CardToken = accepted.Transaction.CardToken,
        CardOrdinal = accepted.CardOrdinal,
        Score = answer.Score,
        Outcome = answer.Outcome,
        Reasons = answer.Reasons,
        Context = context,
        EventTime = accepted.Transaction.EventTime,
        DecidedAt = now,
    };
}
