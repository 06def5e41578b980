using Amazon.Kinesis.ClientLibrary;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Shards;

/// <summary>
/// The real-time path of one shard: decode, de-duplicate, compute features, score, record the context, emit, and, when all
/// of it is acknowledged, save the state and move the checkpoint.
/// </summary>
internal sealed class TransactionProcessor(
    string shardId, TransactionBatch batch, ShardState state, ShardDecider decider, ShardOutput output, StreamConsumerTelemetry telemetry)
    : IShardRecordProcessor
{
    public async Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
    {
        await state.RestoreAsync(input.SequenceNumber, input.SubSequenceNumber, cancellationToken);
        await decider.StartAsync(cancellationToken);
    }

    public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
    {
        telemetry.Lag(shardId, input.MillisBehindLatest ?? 0);
        foreach (var records in Batches(input.Records))
        {
            await ProcessAsync(records, cancellationToken);
            await CheckpointWhenDueAsync(input.Checkpointer, cancellationToken);
        }
        await CheckpointWhenDueAsync(input.Checkpointer, cancellationToken);
    }

    /// <summary>Nothing may be written any more: another worker owns the shard.</summary>
    public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken)
    {
        await state.CheckpointAsync(input.Checkpointer, cancellationToken);
        await input.Checkpointer.CheckpointAsync(cancellationToken);
    }

    public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
        state.CheckpointAsync(input.Checkpointer, cancellationToken);

    private async Task ProcessAsync(IReadOnlyList<KinesisClientRecord> records, CancellationToken cancellationToken)
    {
        using var activity = telemetry.StartProcess(shardId, records.Count);
        try
        {
            state.Begin();
            batch.Read(records, state.Cards);
            StreamConsumerTelemetry.Link(activity, batch.Accepted);
            var decisions = await decider.DecideAsync(batch, records[0], cancellationToken);
            await output.EmitAsync(batch, decisions, cancellationToken);
            state.Complete(records[^1].Position(), records.Count);
        }
        catch (Exception exception)
        {
            StreamConsumerTelemetry.Fail(activity, exception);
            throw;
        }
    }

    private async Task CheckpointWhenDueAsync(IRecordProcessorCheckpointer checkpointer, CancellationToken cancellationToken)
    {
        if (state.IsCheckpointDue)
            await state.CheckpointAsync(checkpointer, cancellationToken);
    }

    private IEnumerable<IReadOnlyList<KinesisClientRecord>> Batches(IReadOnlyList<KinesisClientRecord> records)
    {
        var next = new List<KinesisClientRecord>(Math.Min(batch.Capacity, records.Count));
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
