namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>
/// Decides which leases a worker takes, as the lease taker of AWS's library before 3.0 does: every worker decides for itself from the table
/// alone, and the conditional write settles who wins.
/// </summary>
internal sealed record LeaseAssignment
{
    // A lease nobody wanted for this many failover times is taken regardless of who is due how many.
    private const int VeryOldFactor = 3;

    public required string WorkerId { get; init; }

    public required TimeSpan FailoverTime { get; init; }

    public int MaxLeases { get; init; } = int.MaxValue;

    public int MaxLeasesToSteal { get; init; } = 1;

    /// <param name="observed">Every lease of the table.</param>
    /// <param name="held">Keys that this worker holds, or has lost but still works on: never to be taken now.</param>
    /// <param name="shuffle">Orders leases at random, so that workers that look at the same time rarely want the same one.</param>
    public LeasePlan Plan(IReadOnlyList<ObservedLease> observed, IReadOnlySet<string> held, Action<Lease[]> shuffle)
    {
        var unfinished = observed.Where(o => !o.Lease.IsFinished).ToList();
        var mine = unfinished.Count(o => held.Contains(o.Lease.Key));
        var room = MaxLeases - mine;
        if (room <= 0)
            return LeasePlan.Nothing;

        var free = unfinished.Where(o => !held.Contains(o.Lease.Key) && IsFree(o)).ToList();
        var loads = Loads(unfinished, free);
        var due = Math.Min(Target(unfinished.Count, loads.Count), MaxLeases) - mine;

        if (free.Any(IsVeryOld))
            return new(Pick(free.Where(IsVeryOld), room, shuffle), []);
        if (free.Count > 0)
            return new(Pick(free, due, shuffle), []);
        return new([], PickFromMostLoaded(unfinished, loads, held, due, shuffle));
    }

    private bool IsFree(ObservedLease observed) =>
        observed.Lease.Owner is null || observed.Lease.Owner == WorkerId || observed.Age > FailoverTime;

    private bool IsVeryOld(ObservedLease observed) => observed.Age > VeryOldFactor * FailoverTime;

    private static int Target(int leases, int workers) => workers >= leases ? 1 : (leases + workers - 1) / workers;

    /// <summary>How many live leases each worker has; this worker is counted even with none.</summary>
    private Dictionary<string, int> Loads(List<ObservedLease> unfinished, List<ObservedLease> free)
    {
        var loads = unfinished.Except(free)
            .Where(o => o.Lease.Owner is not null)
            .CountBy(o => o.Lease.Owner!)
            .ToDictionary();
        loads.TryAdd(WorkerId, 0);
        return loads;
    }

    private Lease[] PickFromMostLoaded(
        List<ObservedLease> unfinished, Dictionary<string, int> loads, IReadOnlySet<string> held, int due, Action<Lease[]> shuffle)
    {
        var target = Target(unfinished.Count, loads.Count);
        var (victim, load) = loads.Where(l => l.Key != WorkerId).OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).FirstOrDefault();
        if (victim is null || due <= 0 || load < target)
            return [];

        var count = Math.Min(due, load - target);
        if (count == 0 && due > 1)
            count = 1;
        var candidates = unfinished.Where(o => o.Lease.Owner == victim && !held.Contains(o.Lease.Key));
        return Pick(candidates, Math.Min(count, MaxLeasesToSteal), shuffle);
    }

    private static Lease[] Pick(IEnumerable<ObservedLease> from, int count, Action<Lease[]> shuffle)
    {
        var leases = from.Select(o => o.Lease).ToArray();
        shuffle(leases);
        return leases[..Math.Clamp(count, 0, leases.Length)];
    }
}
