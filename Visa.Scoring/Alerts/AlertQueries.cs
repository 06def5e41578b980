using Microsoft.EntityFrameworkCore;
using Visa.Domain.Transactions;
using Visa.Scoring.Ledger;

namespace Visa.Scoring.Alerts;

/// <summary>What the pages and the API read.</summary>
internal sealed class AlertQueries(IDbContextFactory<AlertsDbContext> contexts)
{
    /// <summary>Newest first.</summary>
    /// <param name="before">Only alerts with a lower number.</param>
    public async Task<IReadOnlyList<Alert>> NewestAsync(int limit, long? before, AlertFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await filter.Of(db.Alerts.AsNoTracking())
            .Where(alert => before == null || alert.Number < before)
            .OrderByDescending(alert => alert.Number)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    public async Task<Alert?> FindAsync(TransactionId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var text = id.ToString();
        return await db.Alerts.AsNoTracking().SingleOrDefaultAsync(alert => alert.TransactionId == text, cancellationToken);
    }

    public async Task<LedgerTotals> TotalsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Totals.AsNoTracking().SingleAsync(cancellationToken);
    }

    /// <summary>Counted from the alerts themselves, not from the totals: these numbers check the service.</summary>
    public async Task<(long Alerts, long Duplicates, long ConflictingIds)> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var alerts = await db.Alerts.LongCountAsync(cancellationToken);
        var distinct = await db.Alerts.Select(alert => alert.TransactionId).Distinct().LongCountAsync(cancellationToken);
        var conflicting = await db.ConflictingDecisions.Select(conflict => conflict.TransactionId).Distinct().LongCountAsync(cancellationToken);
        return (alerts, alerts - distinct, conflicting);
    }
}
