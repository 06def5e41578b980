using Amazon.Kinesis.ClientLibrary;
using Microsoft.Extensions.Options;
using Visa.Domain.Decisions;
using Visa.Features.Risk;
using Visa.StreamConsumer.Contexts;
using Visa.StreamConsumer.Ladder;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Risk;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Shards;

/// <summary>Decides batches in order, and after a restart again as before wherever a decision may have been emitted.</summary>
internal sealed class ShardDecider(
    ContextJournal contexts, DecisionLadder ladder, RiskTables risks, IOptions<ProcessingOptions> options, StreamConsumerTelemetry telemetry, TimeProvider clock, ILogger<ShardDecider> logger)
{
    // Between the clocks of the stream and of this computer.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

    // An earlier owner can have emitted only what was on the stream before it had to know that it lost the shard, and never got
    // farther past the checkpoint than the records after which it had to move it.
    private DateTimeOffset _repeatsUntil;
    private int _repeatsLeft;

    /// <param name="longestOverlap">How long from now the owner before may still act.</param>
    public async Task StartAsync(TimeSpan longestOverlap, CancellationToken cancellationToken)
    {
        await contexts.TakeOverAsync(cancellationToken);
        _repeatsUntil = clock.GetUtcNow() + longestOverlap + ClockDifference;
        _repeatsLeft = options.Value.CheckpointRecords + options.Value.BatchSize;
    }

    /// <summary>True when a batch must not reach over this record, since the context recorded for it begins here.</summary>
    public bool BeginsAt(KinesisClientRecord record) => _repeatsLeft > 0 && contexts.ChangedAt(record.Position());

    /// <summary>The risk table for a batch that begins here: that of the recorded context where a decision may have been emitted.</summary>
    public async Task<IRiskSource> RiskAsync(KinesisClientRecord first, CancellationToken cancellationToken)
    {
        var recorded = MayBeEmitted(first) ? contexts.OfEarlierOwner(first.Position()) : null;
        return (recorded is null ? null : await risks.FindAsync(recorded.RiskVersion, cancellationToken)) ?? await risks.CurrentAsync(cancellationToken);
    }

    /// <summary>The decisions of the batch, under a context that is durably recorded.</summary>
    public async Task<IReadOnlyList<Decision>> DecideAsync(TransactionBatch batch, CancellationToken cancellationToken)
    {
        var decisions = batch.Accepted.Count == 0 ? [] : await DecideAsync(batch, batch.First!, cancellationToken);
        _repeatsLeft -= batch.RecordCount;
        return decisions;
    }

    private async Task<IReadOnlyList<Decision>> DecideAsync(TransactionBatch batch, KinesisClientRecord first, CancellationToken cancellationToken)
    {
        var at = telemetry.Now();
        var scored = await RepeatAsync(batch, first, cancellationToken) ?? await ladder.ScoreAsync(batch.Features, cancellationToken);
        at = telemetry.StepEnded(ProcessingStep.Score, at);
        await contexts.RecordAsync(first.Position(), scored.Context, cancellationToken);
        telemetry.StepEnded(ProcessingStep.RecordContext, at);
        var now = clock.GetUtcNow();
        return [.. batch.Accepted.Zip(scored.Answers, (accepted, answer) => Decide(accepted, answer, scored.Context, now))];
    }

    private async Task<ScoredBatch?> RepeatAsync(TransactionBatch batch, KinesisClientRecord first, CancellationToken cancellationToken)
    {
        if (!MayBeEmitted(first) || contexts.OfEarlierOwner(first.Position()) is not { } recorded)
            return null;
        if (await ladder.RepeatAsync(batch.Features, recorded, cancellationToken) is { } scored)
            return scored;
        _repeatsLeft = 0;
        telemetry.DecidedAgainOtherwise();
        logger.ContextGone(recorded, first.Position());
        return null;
    }

    private bool MayBeEmitted(KinesisClientRecord first) => _repeatsLeft > 0 && first.ApproximateArrivalTimestamp <= _repeatsUntil;

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
