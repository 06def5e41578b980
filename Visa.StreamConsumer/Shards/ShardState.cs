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
    string shardId, SnapshotStore snapshots, IOptions<ProcessingOptions> options, TimeProvider clock, ILogger<ShardState> logger)
{
    private RecordPosition? _read;
    private RecordPosition? _acknowledged;
    private RecordPosition? _saved;
    private RecordPosition? _savedBefore;
    private int _recordsSinceSaved;
    private long _savedAt = clock.GetTimestamp();

    public CardStateStore Cards { get; private set; } = new();

    /// <summary>True while the states cover records whose outputs are not all acknowledged.</summary>
    public bool IsAhead => _read != _acknowledged;

    public bool IsCheckpointDue => !IsAhead && _acknowledged != _saved
        && (_recordsSinceSaved >= options.Value.CheckpointRecords || clock.GetElapsedTime(_savedAt) >= options.Value.CheckpointInterval);

    /// <summary>Takes up the states that the checkpoint selects; none before the first one.</summary>
    public async Task RestoreAsync(string? sequenceNumber, long subSequenceNumber, CancellationToken cancellationToken)
    {
        if (!RecordPosition.IsPosition(sequenceNumber))
            return;
        var position = new RecordPosition(sequenceNumber!, subSequenceNumber);
        Cards = await snapshots.LoadAsync(shardId, position, cancellationToken);
        _read = _acknowledged = _saved = position;
        logger.Restored(shardId, Cards.Count, position);
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
        await snapshots.SaveAsync(shardId, position, Cards, cancellationToken);
        await checkpointer.CheckpointAsync(position.SequenceNumber, position.SubSequenceNumber, cancellationToken);
        var unused = _savedBefore;
        (_savedBefore, _saved) = (_saved, position);
        (_recordsSinceSaved, _savedAt) = (0, clock.GetTimestamp());
        logger.Checkpointed(shardId, position);
        if (unused is { } old)
            await DeleteAsync(old, cancellationToken);
    }

    private async Task DeleteAsync(RecordPosition unused, CancellationToken cancellationToken)
    {
        try
        {
            await snapshots.DeleteAsync(shardId, unused, cancellationToken);
        }
        catch (Exception exception) when (exception is AmazonS3Exception || ResiliencePipelines.IsTransient(exception))
        {
            // It only takes up room: the checkpoint will never select it again.
            logger.SnapshotNotDeleted(exception, shardId, unused);
        }
    }
}
