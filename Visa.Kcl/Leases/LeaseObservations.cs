namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>
/// When this worker last saw each lease's counter change, by its own clock. The table holds no times, so that the clocks of the workers need
/// not agree.
/// </summary>
internal sealed class LeaseObservations(TimeProvider time)
{
    private readonly Dictionary<string, (long Counter, string? Owner, long SeenAt)> _seen = [];

    /// <summary>Notes a listing of the table that has just been answered, and tells how old each lease's last change is.</summary>
    public IReadOnlyList<ObservedLease> Observe(IReadOnlyList<Lease> leases)
    {
        var now = time.GetTimestamp();
        foreach (var gone in _seen.Keys.Except(leases.Select(l => l.Key)).ToList())
            _seen.Remove(gone);

        return [.. leases.Select(lease => new ObservedLease(lease, time.GetElapsedTime(SeenAt(lease, now), now)))];
    }

    private long SeenAt(Lease lease, long now)
    {
        if (_seen.TryGetValue(lease.Key, out var known) && known.Counter == lease.Counter && known.Owner == lease.Owner)
            return known.SeenAt;
        _seen[lease.Key] = (lease.Counter, lease.Owner, now);
        return now;
    }
}
