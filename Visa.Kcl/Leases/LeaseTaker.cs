using Amazon.Kinesis.ClientLibrary.Hosting;
using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>Takes leases until this worker has its share.</summary>
internal sealed class LeaseTaker(
    KclOptions options, ILeaseStore store, TimeProvider time, Jitter jitter, KclTelemetry telemetry, ILogger<LeaseTaker> logger)
{
    private readonly LeaseObservations _observations = new(time);
    private readonly LeaseAssignment _assignment = new()
    {
        WorkerId = options.WorkerId,
        FailoverTime = options.FailoverTime,
        MaxLeases = options.MaxLeasesForWorker,
        MaxLeasesToSteal = options.MaxLeasesToStealAtOneTime,
    };

    /// <summary>Looks once, and hands over each lease as soon as it is taken.</summary>
    public async Task TakeAsync(IReadOnlySet<string> held, Action<HeldLease> taken, CancellationToken cancellationToken)
    {
        var observed = _observations.Observe(await store.ListAsync(cancellationToken));
        var plan = _assignment.Plan(observed, held, jitter.Shuffle);

        foreach (var lease in plan.Free)
            await TakeAsync(lease, taken, cancellationToken);
        foreach (var lease in plan.Stolen)
            await StealAsync(lease, taken, cancellationToken);
    }

    private async Task StealAsync(Lease lease, Action<HeldLease> taken, CancellationToken cancellationToken)
    {
        if (await TakeAsync(lease, taken, cancellationToken))
            return;

        // The owner may just have renewed it since the listing.
        var fresh = await store.GetAsync(lease.Key, cancellationToken);
        if (fresh?.Owner == lease.Owner)
            await TakeAsync(fresh!, taken, cancellationToken);
    }

    private async Task<bool> TakeAsync(Lease lease, Action<HeldLease> taken, CancellationToken cancellationToken)
    {
        try
        {
            var takenAt = time.GetTimestamp();
            if (await store.TryTakeAsync(lease, options.WorkerId, cancellationToken) is not { } written)
                return false;

            telemetry.LeaseTaken(options.StreamName);
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
