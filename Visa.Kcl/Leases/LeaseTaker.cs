using Amazon.Kinesis.ClientLibrary.Hosting;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>Takes leases until this worker has its share.</summary>
internal sealed class LeaseTaker(
    KclOptions options, ILeaseStore store, TimeProvider time, Jitter jitter, KclTelemetry telemetry, ILogger<LeaseTaker> logger)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(25);

    private readonly LeaseObservations _observations = new(time);
    private readonly LeaseAssignment _assignment = new()
    {
        WorkerId = options.WorkerId,
        FailoverTime = options.FailoverTime,
        MaxLeases = options.MaxLeasesForWorker,
        MaxLeasesToSteal = options.MaxLeasesToStealAtOneTime,
    };

    /// <summary>
    /// When the next look is due: after the usual interval, or sooner when a lease that its owner has not renewed lately would expire.
    /// </summary>
    public TimeSpan NextLook { get; private set; } = options.EffectiveLeaseTakeInterval;

    /// <summary>Looks once, and hands over each lease as soon as it is taken.</summary>
    public async Task TakeAsync(IReadOnlySet<string> held, Action<HeldLease> taken, CancellationToken cancellationToken)
    {
        var observed = _observations.Observe(await store.ListAsync(cancellationToken));
        NextLook = DueIn(observed, held);
        var plan = _assignment.Plan(observed, held, jitter.Shuffle);

        foreach (var lease in plan.Free)
            await TakeAsync(lease, lease.Owner is null ? "free" : "expired", taken, cancellationToken);
        foreach (var lease in plan.Stolen)
            await StealAsync(lease, taken, cancellationToken);
    }

    private TimeSpan DueIn(IReadOnlyList<ObservedLease> observed, IReadOnlySet<string> held)
    {
        var soonest = options.EffectiveLeaseTakeInterval;
        foreach (var (lease, age) in observed)
        {
            var expiresIn = options.FailoverTime - age + Margin;
            if (lease is { Owner: not null, IsFinished: false } && !held.Contains(lease.Key) && age > TimeSpan.Zero && expiresIn < soonest && expiresIn > TimeSpan.Zero)
                soonest = expiresIn;
        }

        return soonest;
    }

    private async Task StealAsync(Lease lease, Action<HeldLease> taken, CancellationToken cancellationToken)
    {
        if (await TakeAsync(lease, "stolen", taken, cancellationToken))
            return;

        // The owner may just have renewed it since the listing.
        var fresh = await store.GetAsync(lease.Key, cancellationToken);
        if (fresh?.Owner == lease.Owner)
            await TakeAsync(fresh!, "stolen", taken, cancellationToken);
    }

    private async Task<bool> TakeAsync(Lease lease, string how, Action<HeldLease> taken, CancellationToken cancellationToken)
    {
        try
        {
            var takenAt = time.GetTimestamp();
            if (await store.TryTakeAsync(lease, options.WorkerId, cancellationToken) is not { } written)
                return false;

            telemetry.LeaseTaken(options.StreamName, how);
            logger.LeaseTaken(lease.Key, lease.Owner ?? "nobody", written.Checkpoint.ToString());
            taken(new(written, takenAt, options.FailoverTime, store, time));
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // If the write arrived after all, the lease is ours in the table and the next look finds it.
            logger.LeaseTakeFailed(lease.Key, e);
            return false;
        }
    }
}
