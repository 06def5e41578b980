using Visa.Domain.Decisions;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Emission;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Shards;

/// <summary>Where the results of a shard go. It returns when each of them is acknowledged.</summary>
internal sealed class ShardOutput(
    ShardHold hold, DecisionEmitter decisions, DeadLetterWriter deadLetters, StreamConsumerTelemetry telemetry, ILogger<ShardOutput> logger)
{
    public async Task EmitAsync(TransactionBatch batch, IReadOnlyList<Decision> decided, CancellationToken cancellationToken)
    {
        await decisions.EmitAsync(hold, decided, cancellationToken);
        for (var i = 0; i < decided.Count; i++)
            telemetry.Decided(batch.Accepted[i], decided[i], batch.ReadAt);
        if (batch.Repeated > 0)
            telemetry.CountRepeated(batch.Repeated);

        if (batch.DeadLetters.Count == 0)
            return;
        await deadLetters.WriteAsync(hold, batch.DeadLetters, cancellationToken);
        foreach (var letter in batch.DeadLetters)
        {
            telemetry.CountDeadLetter(letter.Reason);
            logger.DeadLettered(hold.ShardId, letter.Record.Position(), letter.Error);
        }
    }
}
