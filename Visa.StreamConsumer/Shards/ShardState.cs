using Amazon.Kinesis;
using Amazon.Kinesis.ClientLibrary;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Visa.Features.Cards;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Snapshots;

namespace Visa.StreamConsumer.Shards;

/// <summary>
/// The card states of a shard and how far they are durable. The checkpoint moves to a record only when every output up to
/// it is acknowledged and the state after it is saved.
/// </summary>
internal sealed class ShardState(
    string shardId, ShardStorage storage, IOptions<ProcessingOptions> options, TimeProvider clock, ILogger<ShardState> logger)
{
    private const string TrimHorizon = "TRIM_HORIZON";

    private RecordPosition? _read;
    private RecordPosition? _acknowledged;
    private RecordPosition? _saved;
    private int _recordsSinceSaved;
    private long _savedAt = clock.GetTimestamp();
    private bool _isSettled;

    public CardStateStore Cards { get; private set; } = new() { IsJournaled = true };

    /// <summary>True while the states cover records whose outputs are not all acknowledged.</summary>
    public bool IsAhead => _read != _acknowledged;

    public bool IsCheckpointDue => !IsAhead && _acknowledged != _saved
        && (_recordsSinceSaved >= options.Value.CheckpointRecords || clock.GetElapsedTime(_savedAt) >= options.Value.CheckpointInterval);

    /// <summary>Takes up the states that the checkpoint selects; before the first one those of the shards that this one came from.</summary>
    public async Task RestoreAsync(string? sequenceNumber, long subSequenceNumber, CancellationToken cancellationToken)
    {
        if (!RecordPosition.IsPosition(sequenceNumber))
        {
            if (sequenceNumber == TrimHorizon)
                Cards = await storage.Inheritance.InheritAsync(cancellationToken);
            if (Cards.Count > 0)
                logger.Inherited(shardId, Cards.Count);
            return;
        }
        var position = new RecordPosition(sequenceNumber!, subSequenceNumber);
        Cards = await storage.Snapshots.RestoreAsync(position, cancellationToken);
        _read = _acknowledged = _saved = position;
        logger.Restored(shardId, Cards.Count, position);
        await TidyAsync(storage.Snapshots.PruneAsync, cancellationToken);
    }

    /// <summary>False for a record that the states cover already: it is delivered again because its batch failed.</summary>
    public bool IsNew(RecordPosition position) => _read is not { } read || position.CompareTo(read) > 0;

    /// <summary>The states are about to cover the records up to this one.</summary>
    public void Read(RecordPosition last) => _read = last;

    /// <summary>The outputs of every record that the states cover are acknowledged.</summary>
    public void Acknowledged(int records)
    {
        _acknowledged = _read;
        _recordsSinceSaved += records;
    }

    public async Task CheckpointAsync(IRecordProcessorCheckpointer checkpointer, CancellationToken cancellationToken)
    {
        if (IsAhead || _acknowledged is not { } position || position == _saved)
            return;
        await storage.Snapshots.SaveAsync(position, Cards, cancellationToken);
        await checkpointer.CheckpointAsync(position.SequenceNumber, position.SubSequenceNumber, cancellationToken);
        _saved = position;
        (_recordsSinceSaved, _savedAt) = (0, clock.GetTimestamp());
        storage.Contexts.Forget(position);
        logger.Checkpointed(shardId, position);
        if (storage.Snapshots.IsPruningDue)
            await TidyAsync(storage.Snapshots.PruneAsync, cancellationToken);
        await SettleAsync(cancellationToken);
    }

    /// <summary>Leaves the final states to the shard's children and ends it.</summary>
    public async Task EndAsync(IRecordProcessorCheckpointer checkpointer, CancellationToken cancellationToken)
    {
        if (IsAhead)
            throw new InvalidOperationException($"{shardId} cannot be ended: not every output is acknowledged.");
        await storage.Snapshots.SaveFinalAsync(Cards, cancellationToken);
        await checkpointer.CheckpointAsync(cancellationToken);
        logger.Ended(shardId, Cards.Count);
        await TidyAsync(storage.Snapshots.DeleteAllButFinalAsync, cancellationToken);
        await SettleAsync(cancellationToken);
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (_isSettled)
            return;
        await TidyAsync(
            async token =>
            {
                await storage.Inheritance.SettleAsync(token);
                _isSettled = true;
            },
            cancellationToken);
    }

    /// <summary>What only takes up room may stay when it cannot be deleted: no checkpoint will ever select it.</summary>
    private async Task TidyAsync(Func<CancellationToken, Task> tidy, CancellationToken cancellationToken)
    {
        try
        {
            await tidy(cancellationToken);
        }
        catch (Exception exception) when (exception is AmazonS3Exception or AmazonKinesisException || ResiliencePipelines.IsTransient(exception))
        {
            logger.NotTidied(exception, shardId);
        }
    }
}
