using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Policies;

namespace Visa.Scoring.Ledger;

/// <summary>
/// Takes pages of the decisions stream in. One transaction stores what the records led to and moves the shard's position past them,
/// so that a record has its effect exactly once, whenever the process dies and however many tasks settle. For each transaction the first decision stands.
/// </summary>
internal sealed class DecisionLedger(
    IDbContextFactory<AlertsDbContext> contexts,
    PolicyStore policies,
    IOptions<AlertsOptions> options,
    TimeProvider time) : IDisposable
{
    // There is one writer at a time; queueing here beats the busy-wait of SQLite, and holding a connection to PostgreSQL.
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>The stored position; that of a shard never seen before is its start.</summary>
    public async Task<ShardPosition> PositionOfAsync(string stream, string shardId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ShardPositions.AsNoTracking().SingleOrDefaultAsync(p => p.Stream == stream && p.ShardId == shardId, cancellationToken)
            ?? new ShardPosition { Stream = stream, ShardId = shardId };
    }

    public async Task<IReadOnlySet<string>> EndedShardsAsync(string stream, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ShardPositions.Where(p => p.Stream == stream && p.HasEnded).Select(p => p.ShardId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Puts a shard back to its start: its stored position means nothing to the stream any more.</summary>
    public async Task ForgetPositionAsync(string stream, string shardId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.ShardPositions.Where(p => p.Stream == stream && p.ShardId == shardId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <exception cref="PositionMovedException">The page does not start at the stored position; nothing was stored.</exception>
    public async Task<Settlement> SettleAsync(ShardPage page, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var totals = await TakeTotalsAsync(db, cancellationToken);
            await MovePositionAsync(db, page, cancellationToken);
            var settlement = new Settlement(page, await KnownDigestsAsync(db, page, cancellationToken), policies.Explain, time.GetUtcNow());
            await StoreAsync(db, totals, settlement, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return settlement;
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>The totals and, where several tasks share the database, the right to settle: whoever locked their row sees all that was settled before, and alone adds to it.</summary>
    private static async Task<LedgerTotals> TakeTotalsAsync(AlertsDbContext db, CancellationToken cancellationToken)
    {
        var row = db.Database.IsNpgsql() ? db.Totals.FromSql($"SELECT * FROM ledger_totals FOR UPDATE") : db.Totals;
        return (await row.ToListAsync(cancellationToken)).Single();
    }

    private static async Task MovePositionAsync(AlertsDbContext db, ShardPage page, CancellationToken cancellationToken)
    {
        var position = await db.ShardPositions.FindAsync([page.Stream, page.ShardId], cancellationToken);
        if (position?.SequenceNumber != page.From || position?.HasEnded == true)
        {
            throw new PositionMovedException(page.ShardId, page.From);
        }

        position ??= db.ShardPositions.Add(new ShardPosition { Stream = page.Stream, ShardId = page.ShardId }).Entity;
        position.SequenceNumber = page.To;
        position.HasEnded = page.IsLast;
    }

    /// <summary>The digests of those transactions in the page that have a decision already.</summary>
    private static async Task<Dictionary<string, long>> KnownDigestsAsync(AlertsDbContext db, ShardPage page, CancellationToken cancellationToken)
    {
        // One parameter whatever their number: a parameter each is another statement for every page.
        var ids = page.Records.Where(record => record.Decision is not null).Select(record => record.Decision!.TransactionId.ToString()).Distinct().ToArray();
        var known = await db.SettledDecisions.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.TransactionId))
            .ToDictionaryAsync(s => s.TransactionId, s => s.Digest, StringComparer.Ordinal, cancellationToken);

        // Alerts outlive the memory of settled decisions.
        foreach (var alert in await db.Alerts.Where(a => EF.Parameter(ids).Contains(a.TransactionId)).Select(a => new { a.TransactionId, a.Digest }).ToListAsync(cancellationToken))
        {
            known[alert.TransactionId] = alert.Digest;
        }

        return known;
    }

    private async Task StoreAsync(AlertsDbContext db, LedgerTotals totals, Settlement settlement, CancellationToken cancellationToken)
    {
        totals.Decisions += settlement.Settled.Count;
        totals.Reviews += settlement.Alerts.Count(alert => alert.Outcome == DecisionOutcome.Review);
        totals.Declines += settlement.Alerts.Count(alert => alert.Outcome == DecisionOutcome.Decline);
        totals.Redelivered += settlement.Redelivered;
        totals.Conflicts += settlement.Conflicts.Count;
        totals.Rejected += settlement.Rejected.Count;
        totals.FirstDecisionAt = settlement.FirstDecisionAt < (totals.FirstDecisionAt ?? DateTimeOffset.MaxValue) ? settlement.FirstDecisionAt : totals.FirstDecisionAt;

        db.AddRange(settlement.Alerts);
        db.AddRange(settlement.Conflicts);
        db.AddRange(settlement.Rejected);
        await db.SaveChangesAsync(cancellationToken);

        if (settlement.Settled.Count > 0)
        {
            var latest = db.Database.IsNpgsql() ? await AddToPostgresAsync(db, settlement.Settled, cancellationToken) : await AddToSqliteAsync(db, settlement.Settled, cancellationToken);
            var forgotten = latest - options.Value.RememberedDecisions;
            await db.SettledDecisions.Where(s => s.Number <= forgotten).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Every decision comes this way: one statement adds those of a page.</summary>
    /// <returns>The last one's number.</returns>
    private static async Task<long> AddToPostgresAsync(AlertsDbContext db, List<SettledDecision> settled, CancellationToken cancellationToken)
    {
        var (ids, digests) = (settled.ConvertAll(decision => decision.TransactionId).ToArray(), settled.ConvertAll(decision => decision.Digest).ToArray());
        var last = db.Database.SqlQuery<long>($"""
            WITH added AS (INSERT INTO settled_decisions (transaction_id, digest) SELECT * FROM unnest({ids}, {digests}) RETURNING number)
            SELECT max(number) AS "Value" FROM added
            """);
        return (await last.ToListAsync(cancellationToken)).Single();
    }

    /// <inheritdoc cref="AddToPostgresAsync"/>
    private static async Task<long> AddToSqliteAsync(AlertsDbContext db, List<SettledDecision> settled, CancellationToken cancellationToken)
    {
        var rows = JsonSerializer.Serialize(settled.ConvertAll(decision => new object[] { decision.TransactionId, decision.Digest }));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO settled_decisions (transaction_id, digest) SELECT value ->> 0, value ->> 1 FROM json_each({rows}) ORDER BY key", cancellationToken);
        return (await db.Database.SqlQuery<long>($"SELECT last_insert_rowid() AS \"Value\"").ToListAsync(cancellationToken)).Single();
    }
}
