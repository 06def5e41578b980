using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>
/// Checkpoints through the daemon, which allows it only while the processor handles records, the end of the shard or a request to shut
/// down. Several in one call are fine; one that is not awaited is finished before the call counts as done.
/// </summary>
internal sealed class DaemonCheckpointer(DaemonConnection connection, DaemonLease lease, ExtendedSequenceNumber start) : IShardCheckpointer
{
    private readonly Lock _gate = new();
    private ExtendedSequenceNumber _largest = start;
    private ExtendedSequenceNumber? _lastBeforeEnd;
    private bool _isOpen;

    public ExtendedSequenceNumber Last { get; private set; } = start;

    /// <summary>Allows checkpoints for as long as an action lasts.</summary>
    public void Open() => Set(true);

    /// <summary>Refuses further checkpoints.</summary>
    public void Close() => Set(false);

    public void Delivering(ExtendedSequenceNumber position)
    {
        lock (_gate)
        {
            if (position > _largest)
                _largest = position;
        }
    }

    /// <summary>From now on a checkpoint of the last record stands for the end of the shard.</summary>
    public void ReachedShardEnd()
    {
        lock (_gate)
        {
            _lastBeforeEnd ??= _largest;
            _largest = ExtendedSequenceNumber.ShardEnd;
        }
    }

    public Task CheckpointAsync(CancellationToken cancellationToken) => AdvanceAsync(null, cancellationToken);

    public Task CheckpointAsync(string sequenceNumber, long subSequenceNumber, CancellationToken cancellationToken)
    {
        if (!ExtendedSequenceNumber.IsDigits(sequenceNumber))
            throw new ArgumentException($"'{sequenceNumber}' is not a sequence number: give that of a delivered record.", nameof(sequenceNumber));
        ArgumentOutOfRangeException.ThrowIfNegative(subSequenceNumber);
        return AdvanceAsync(new(sequenceNumber, subSequenceNumber), cancellationToken);
    }

    private async Task AdvanceAsync(ExtendedSequenceNumber? asked, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await ExchangeAsync(asked).WaitAsync(cancellationToken);
    }

    private async Task ExchangeAsync(ExtendedSequenceNumber? asked)
    {
        var position = Admit(asked);
        if (position == Last)
            return;
        var isAtEnd = position == ExtendedSequenceNumber.ShardEnd;
        var answer = asked is null || isAtEnd
            ? await connection.CheckpointAsync(null, null, () => Admit(asked))
            : await connection.CheckpointAsync(position.SequenceNumber, position.SubSequenceNumber, () => Admit(asked));
        Throw(answer.Error);
        lock (_gate)
            Last = position;
    }

    /// <summary>The position that a checkpoint asked for stands for.</summary>
    private ExtendedSequenceNumber Admit(ExtendedSequenceNumber? asked)
    {
        lock (_gate)
        {
            if (!lease.IsHeld)
                throw new ShutdownException($"The lease of {lease.ShardId} is lost: stop processing; the shard goes on from its last checkpoint.");
            if (!_isOpen)
                throw new InvalidStateException(
                    "Under AWS's MultiLangDaemon a checkpoint is possible only before the call that delivered the records, ended the shard or requested the shutdown has returned.");
            var position = asked ?? _largest;
            if (Last == ExtendedSequenceNumber.ShardEnd)
                return Last;
            if (position < Last || position > _largest)
                throw new ArgumentOutOfRangeException(
                    nameof(asked), position.ToString(),
                    $"A checkpoint of {lease.ShardId} must lie within [{Last}, {_largest}]: between the last checkpoint and the last record delivered.");
            return position == _lastBeforeEnd ? ExtendedSequenceNumber.ShardEnd : position;
        }
    }

    private void Throw(string? error)
    {
        switch (error)
        {
            case null:
                return;
            case "ShutdownException":
                lease.Lose();
                throw new ShutdownException($"The daemon no longer holds the lease of {lease.ShardId}: stop processing; the shard goes on from its last checkpoint.");
            case "ThrottlingException":
                throw new ThrottlingException("The lease table is throttled: checkpoint again later.");
            case "InvalidStateException":
                throw new InvalidStateException("The daemon cannot checkpoint: its lease table is missing or not usable.");
            case "IllegalArgumentException":
                throw new ArgumentException($"The daemon refuses the checkpoint of {lease.ShardId}: it is outside [last checkpoint, last record delivered].");
            default:
                throw new KinesisClientLibDependencyException($"The daemon could not checkpoint ({error}): checkpoint again later.");
        }
    }

    private void Set(bool isOpen)
    {
        lock (_gate)
            _isOpen = isOpen;
    }
}
