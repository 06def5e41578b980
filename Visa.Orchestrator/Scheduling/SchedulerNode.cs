using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>
/// One scheduler. A pass makes the runs that are due, lets queued ones start, claims what is ready, looks at what goes on elsewhere. Between passes it sleeps until a
/// signal, until something falls due, or two seconds at most.
/// </summary>
internal sealed class SchedulerNode(
    IDatabase database, NodeIdentity identity, ScheduleTicker ticker, RunAdmission admission, StepClaims claims, LeaseKeeper leases, TimeLimits limits,
    StepLauncher launcher, SchedulingPace pace, Wakeup wakeup, TimeProvider time, int capacity, IReadOnlyDictionary<string, int> pools)
{
    private DateTimeOffset _nextBeat;
    private DateTimeOffset _nextFlush;
    private DateTimeOffset _nextLook;
    private bool _looksAtAll = true;

    public string Instance => identity.Instance;

    public StepLauncher Launcher => launcher;

    /// <summary>When something falls due that no signal tells of.</summary>
    public DateTimeOffset NextDue { get; private set; }

    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        await leases.JoinAsync(cancellationToken);
        await ticker.RegisterAsync(cancellationToken);
        await database.WriteAsync("register pools", async session =>
        {
            foreach (var (name, slots) in pools)
            {
                await session.ExecuteAsync("INSERT INTO pool (name, slots) VALUES (@name, @slots) ON CONFLICT DO NOTHING", ("@name", name), ("@slots", slots));
            }

            return 0;
        }, cancellationToken);
    }

    /// <returns>Whether anything was done; then there may be more.</returns>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var done = await BeatAsync(now, cancellationToken);
        await FlushAsync(now, cancellationToken);
        done += await ticker.TickAsync(_looksAtAll, cancellationToken);
        done += await admission.AdmitAsync(cancellationToken);
        foreach (var step in await claims.ClaimAsync(Math.Max(0, capacity - launcher.Count), cancellationToken))
        {
            done++;
            launcher.Launch(step, cancellationToken);
        }

        done += await LookAsync(cancellationToken);
        _looksAtAll = done > 0 || now >= _nextLook;
        if (_looksAtAll)
        {
            _nextLook = now + pace.Poll;
        }

        if (done == 0)
        {
            NextDue = await NextDueAsync(cancellationToken);
        }

        return done > 0;
    }

    public async Task LeaveAsync(CancellationToken cancellationToken) => await leases.LeaveAsync(cancellationToken);

    /// <summary>Sleeps until there may be work.</summary>
    public Task RestAsync(CancellationToken cancellationToken)
    {
        var rest = NextDue - time.GetUtcNow();
        return rest <= TimeSpan.Zero ? Task.CompletedTask : wakeup.WaitAsync(rest < pace.Poll ? rest : pace.Poll, time, cancellationToken);
    }

    private async Task<int> BeatAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now < _nextBeat)
        {
            return 0;
        }

        _nextBeat = now + pace.Heartbeat;
        await leases.BeatAsync(launcher.Held, cancellationToken);
        return await leases.SweepAsync(cancellationToken) + await limits.EnforceAsync(cancellationToken);
    }

    /// <summary>What steps in hand have said so far, for whoever follows their logs.</summary>
    private async Task FlushAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now >= _nextFlush && launcher.Count > 0)
        {
            _nextFlush = now + pace.Flush;
            await launcher.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Jobs elsewhere and sensors that are due, submissions to be reconciled, steps to be stopped.</summary>
    private async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var due = await database.ReadAsync(
            session => session.QueryAsync(
                $"SELECT {StepRow.Columns} FROM step s WHERE s.lease_node = @node AND s.state IN (4, 5, 6) AND s.next_poll_at <= @at ORDER BY s.next_poll_at LIMIT 200",
                StepRow.Read, ("@node", identity.Instance), ("@at", time.GetUtcNow().UtcTicks)), cancellationToken);
        var launched = 0;
        foreach (var step in due)
        {
            // A new submission is in hand until it has a handle or is to be reconciled.
            if (launcher.Holds(step))
            {
                if (step.State == StepState.Cancelling)
                {
                    launcher.Interrupt(step);
                }
            }
            else if (step.State != StepState.Submitting || step.ReconcileSince is not null)
            {
                launcher.Launch(step, cancellationToken);
                launched++;
            }
        }

        return launched;
    }

    private async Task<DateTimeOffset> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var next = await database.ReadAsync(async session => new[]
        {
            await session.NumberAsync("SELECT MIN(not_before) FROM step WHERE state IN (1, 7, 8) AND not_before > @at", ("@at", now)),
            await session.NumberAsync("SELECT MIN(next_poll_at) FROM step WHERE lease_node = @node AND state IN (4, 5, 6) AND next_poll_at > @at", ("@node", identity.Instance), ("@at", now)),
        }, cancellationToken);
        var soonest = next.Min(ticks => ticks is { } value ? new DateTimeOffset(value, TimeSpan.Zero) : DateTimeOffset.MaxValue);
        return new[] { soonest, ticker.NextDue, _nextBeat, launcher.Count > 0 ? _nextFlush : DateTimeOffset.MaxValue }.Min();
    }
}
