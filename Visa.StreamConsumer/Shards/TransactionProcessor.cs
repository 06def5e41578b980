using Amazon.Kinesis.ClientLibrary;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Shards;

/// <summary>
/// The real-time path of one shard: decode, de-duplicate, compute features, score, record the context, emit, and, when all
/// of it is acknowledged, save the state and move the checkpoint.
/// </summary>
internal sealed class TransactionProcessor(
    ShardHold hold, TransactionBatch batch, ShardState state, ShardDecider decider, ShardOutput output, StreamConsumerTelemetry telemetry)
    : IShardRecordProcessor
{
    private IReadOnlyList<Decision>? _decisions;

    public async Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
    {
        hold.Begin(input.Lease);
        await state.RestoreAsync(input.SequenceNumber, input.SubSequenceNumber, cancellationToken);
        await decider.StartAsync(input.LongestOverlap, cancellationToken);
    }

    /// <summary>A batch that failed comes again: what the states cover already is not read twice, only brought to its end.</summary>
    public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        telemetry.Lag(hold.ShardId, input.MillisBehindLatest);
        if (state.IsAhead)
            await FinishAsync(cancellationToken);
        foreach (var records in Batches(input.Records.Where(record => state.IsNew(record.Position()))))
        {
            await CheckpointWhenDueAsync(input.Checkpointer, cancellationToken);
            state.Cards.Risk = await decider.RiskAsync(records[0], cancellationToken);
            state.Read(records[^1].Position());
            var at = telemetry.Now();
            batch.Decode(records);
            at = telemetry.StepEnded(ProcessingStep.Decode, at);
            batch.Compute(state.Cards);
            telemetry.StepEnded(ProcessingStep.Features, at);
            await FinishAsync(cancellationToken);
        }
        await CheckpointWhenDueAsync(input.Checkpointer, cancellationToken);
    }

    /// <summary>Nothing may be written any more: another worker owns the shard.</summary>
    public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken)
    {
        if (state.IsAhead)
            await FinishAsync(cancellationToken);
        await state.EndAsync(input.Checkpointer, cancellationToken);
    }

    public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
        state.CheckpointAsync(input.Checkpointer, cancellationToken);

    /// <summary>Brings the batch in hand from its features to acknowledged outputs.</summary>
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        using var activity = telemetry.StartProcess(hold.ShardId, batch.RecordCount);
        StreamConsumerTelemetry.Link(activity, batch.Accepted);
        try
        {
            _decisions ??= await decider.DecideAsync(batch, cancellationToken);
            var at = telemetry.Now();
            await output.EmitAsync(batch, _decisions, cancellationToken);
            telemetry.StepEnded(ProcessingStep.Emit, at);
            _decisions = null;
            state.Acknowledged(batch.RecordCount);
        }
        catch (Exception exception)
        {
            StreamConsumerTelemetry.Fail(activity, exception);
            throw;
        }
    }

    private async Task CheckpointWhenDueAsync(IRecordProcessorCheckpointer checkpointer, CancellationToken cancellationToken)
    {
        if (!state.IsCheckpointDue)
            return;
        var at = telemetry.Now();
        await state.CheckpointAsync(checkpointer, cancellationToken);
        telemetry.StepEnded(ProcessingStep.Checkpoint, at);
    }

    private IEnumerable<IReadOnlyList<KinesisClientRecord>> Batches(IEnumerable<KinesisClientRecord> records)
    {
        var next = new List<KinesisClientRecord>(batch.Capacity);
        foreach (var record in records)
        {
            if (next.Count == batch.Capacity || (next.Count > 0 && decider.BeginsAt(record)))
            {
                yield return next;
                next = new List<KinesisClientRecord>(batch.Capacity);
            }
            next.Add(record);
        }
        if (next.Count > 0)
            yield return next;
    }
}
