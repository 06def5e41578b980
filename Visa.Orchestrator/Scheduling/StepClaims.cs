using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Takes ready steps for this node, the most urgent first, as far as their pools have free slots.</summary>
public sealed class StepClaims(IDatabase database, DagCatalogue dags, NodeIdentity node, SchedulingPace pace)
{
    private const string Claimable = "s.state IN (1, 7, 8) AND s.not_before <= {now} AND r.state = 1 AND r.stop_reason IS NULL AND d.is_paused = 0";
    private const string Order = "ORDER BY s.priority DESC, s.ready_at, s.id LIMIT @limit{skip}";
    private const string From = "FROM step s JOIN run r ON r.id = s.run_id JOIN dag d ON d.name = s.dag";

    /// <summary>Claims up to <paramref name="most"/> steps. In-process steps come back Running with their attempt written, remote ones Claimed.</summary>
    public async Task<IReadOnlyList<StepRow>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var isAny = await database.ReadAsync(
            session => session.NumberAsync("SELECT 1 FROM step s WHERE s.state IN (1, 7, 8) AND s.not_before <= {now} LIMIT 1"), cancellationToken);
        return isAny is null ? [] : await database.WriteAsync("claim", session => ClaimAsync(session, most), cancellationToken);
    }

    private async Task<IReadOnlyList<StepRow>> ClaimAsync(Session session, int most)
    {
        var candidates = await session.QueryAsync(
            $"SELECT {StepRow.Columns} {From} WHERE {Claimable} AND s.pool IS NULL {Order}", StepRow.Read, ("@limit", most));
        candidates.AddRange(await PooledAsync(session, most));
        var claimed = new List<StepRow>();
        foreach (var step in candidates.OrderByDescending(step => step.Pool is null ? 0 : 1).Take(most))
        {
            // A step that this binary does not have is another's to run.
            if (dags.Find(step.Dag)?.Find(step.Name) is { } definition && await TakeAsync(session, step, definition) is { } row)
            {
                claimed.Add(row);
            }
        }

        return claimed;
    }

    /// <summary>Pools are locked in order of name, their held slots counted, and filled: so none is ever over full.</summary>
    private static async Task<IReadOnlyList<StepRow>> PooledAsync(Session session, int most)
    {
        var wanted = await session.QueryAsync($"SELECT DISTINCT s.pool {From} WHERE {Claimable} AND s.pool IS NOT NULL", row => row.GetString(0));
        var taken = new List<StepRow>();
        foreach (var pool in wanted.Order(StringComparer.Ordinal))
        {
            var slots = await session.NumberAsync("SELECT slots FROM pool WHERE name = @pool{lock}", ("@pool", pool)) ?? 0;
            var held = await session.NumberAsync("SELECT SUM(slots) FROM step WHERE pool = @pool AND state IN (2, 3, 4, 5, 6)", ("@pool", pool)) ?? 0;
            foreach (var step in await session.QueryAsync($"SELECT {StepRow.Columns} {From} WHERE {Claimable} AND s.pool = @pool {Order}", StepRow.Read, ("@pool", pool), ("@limit", most)))
            {
                if (held + step.Slots <= slots)
                {
                    held += step.Slots;
                    taken.Add(step);
                }
            }
        }

        return taken;
    }

    private async Task<StepRow?> TakeAsync(Session session, StepRow step, Step definition)
    {
        var state = definition.Work switch { InProcessWork => StepState.Running, SensorWork => StepState.AwaitingRemote, _ => StepState.Claimed };
        var attempt = state == StepState.Claimed ? step.Attempt : step.Attempt + 1;
        var timeout = state != StepState.Claimed && definition.AttemptTimeout is { } limit ? session.Now + limit.Ticks : (long?)null;
        var changed = await session.ExecuteAsync(
            """
            UPDATE step SET state = @state, epoch = epoch + 1, attempt = @attempt, lease_node = @node, lease_until = {now} + @lease, next_poll_at = 0,
                started_at = CASE WHEN @begins = 1 THEN @at ELSE started_at END, timeout_at = @timeout, detail = NULL, error = NULL, unreachable_since = NULL
            WHERE id = @id AND epoch = @epoch AND state = @from
            """,
            ("@state", state), ("@attempt", attempt), ("@node", node.Instance), ("@lease", pace.Lease.Ticks), ("@begins", state != StepState.Claimed),
            ("@at", session.Now), ("@timeout", timeout), ("@id", step.Id), ("@epoch", step.Epoch), ("@from", step.State));
        if (changed == 0)
        {
            return null;
        }

        if (state != StepState.Claimed)
        {
            await StepTransitions.BeginAttemptAsync(session, step.Id, step.Generation, attempt, node.Instance, state, token: null);
        }

        return step with
        {
            State = state, Epoch = step.Epoch + 1, Attempt = attempt, LeaseNode = node.Instance,
            StartedAt = state == StepState.Claimed ? step.StartedAt : new DateTimeOffset(session.Now, TimeSpan.Zero),
        };
    }
}
