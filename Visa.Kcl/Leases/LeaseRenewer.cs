using Microsoft.Extensions.Logging;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>Renews the leases that this worker holds.</summary>
internal sealed class LeaseRenewer(ILogger<LeaseRenewer> logger)
{
    private static readonly TimeSpan Epsilon = TimeSpan.FromMilliseconds(25);

    /// <summary>Three renewals fit into the time that a lease is valid.</summary>
    public static TimeSpan Interval(TimeSpan failoverTime) => failoverTime / 3 - Epsilon;

    public Task RenewAsync(IEnumerable<HeldLease> held, CancellationToken cancellationToken) =>
        Task.WhenAll(held.Select(lease => RenewAsync(lease, cancellationToken)));

    private async Task RenewAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        if (lease.Lost.IsCancellationRequested)
            return;
        try
        {
            if (!await lease.TryRenewAsync(cancellationToken))
                logger.LeaseFoundLost(lease.Key);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The lease stays valid until it expires; the next round tries again.
            logger.LeaseRenewalFailed(lease.Key, e);
        }
    }
}
