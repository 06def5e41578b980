using Amazon.Kinesis.ClientLibrary.Leases;

namespace Amazon.Kinesis.ClientLibrary.Checkpoints;

/// <summary>
/// The checkpointer of one processor. It belongs to one acquisition of the lease: once that is lost it refuses for good, even if this
/// worker gets the shard back.
/// </summary>
internal sealed class ShardCheckpointer(HeldLease lease, TimeProvider time, Action<TimeSpan> written) : IShardCheckpointer, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _order = new(1, 1);
    private ExtendedSequenceNumber _confirmed = lease.Current.Checkpoint;
    private ExtendedSequenceNumber _largest = lease.Current.Checkpoint;
    private ExtendedSequenceNumber? _lastBeforeEnd;
    private bool _isClosed;

    public ExtendedSequenceNumber Last => lease.Current.Checkpoint;

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

    /// <summary>Refuses all further checkpoints; one under way may still end.</summary>
    public void Dispose()
    {
        lock (_gate)
            _isClosed = true;
    }

    public Task CheckpointAsync(CancellationToken cancellationToken)
    {
        ExtendedSequenceNumber largest;
        lock (_gate)
            largest = _largest;
        return AdvanceAsync(largest, cancellationToken);
    }

    public Task CheckpointAsync(string sequenceNumber, long subSequenceNumber, CancellationToken cancellationToken)
    {
        if (!ExtendedSequenceNumber.IsDigits(sequenceNumber))
            throw new ArgumentException($"'{sequenceNumber}' is not a sequence number: give that of a delivered record.", nameof(sequenceNumber));
        ArgumentOutOfRangeException.ThrowIfNegative(subSequenceNumber);
        return AdvanceAsync(new(sequenceNumber, subSequenceNumber), cancellationToken);
    }

    // One at a time, so that an earlier position never overwrites a later one that was asked for at the same moment.
    private async Task AdvanceAsync(ExtendedSequenceNumber asked, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _order.WaitAsync(CancellationToken.None);
        try
        {
            if (Admit(asked) is not { } position)
                return;

            var begunAt = time.GetTimestamp();
            if (!await LeaseTableFaults.TranslateAsync(() => lease.TryCheckpointAsync(position, cancellationToken)))
                throw LeaseGone();

            written(time.GetElapsedTime(begunAt));
            lock (_gate)
                _confirmed = position;
        }
        finally
        {
            _order.Release();
        }
    }

    /// <summary>The position to write; null when it is already written.</summary>
    private ExtendedSequenceNumber? Admit(ExtendedSequenceNumber sequenceNumber)
    {
        lock (_gate)
        {
            if (_isClosed || !lease.IsHeld)
                throw LeaseGone();
            if (Last == ExtendedSequenceNumber.ShardEnd)
                return null;
            if (sequenceNumber < _confirmed || sequenceNumber > _largest)
                throw new ArgumentOutOfRangeException(
                    nameof(sequenceNumber), sequenceNumber.ToString(),
                    $"A checkpoint of {lease.Key} must lie within [{_confirmed}, {_largest}]: between the last checkpoint and the last record delivered.");

            var position = sequenceNumber == _lastBeforeEnd ? ExtendedSequenceNumber.ShardEnd : sequenceNumber;
            return position == Last ? null : position;
        }
    }

    private ShutdownException LeaseGone() =>
        new($"This worker no longer holds the lease of {lease.Key}, or has finished with it: stop processing; the shard goes on from its last checkpoint.");
}
