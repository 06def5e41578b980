using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Says that this node lives, keeps its leases, and takes over the steps of nodes that are gone. A lease that ran out is no failure: what happens depends on the state.</summary>
public sealed class LeaseKeeper(IDatabase database, DagCatalogue dags, NodeIdentity node, SchedulingPace pace, StepTransitions transitions)
{
    /// <summary>Enters this instance; earlier instances of the same name are gone, so their leases end now.</summary>
    public Task JoinAsync(CancellationToken cancellationToken) => database.WriteAsync("join", async session =>
    {
        await session.ExecuteAsync(
            "UPDATE step SET lease_until = 0 WHERE state IN (2, 3, 4, 5, 6) AND lease_node IN (SELECT instance FROM node WHERE name = @name AND stopped_at IS NULL)", ("@name", node.Name));
        await session.ExecuteAsync("UPDATE node SET stopped_at = @at WHERE name = @name AND stopped_at IS NULL", ("@at", session.Now), ("@name", node.Name));
        return await session.ExecuteAsync(
            "INSERT INTO node (instance, name, process_id, started_at, seen_at) VALUES (@instance, @name, @process, @at, {now})",
            ("@instance", node.Instance), ("@name", node.Name), ("@process", Environment.ProcessId), ("@at", session.Now));
    }, cancellationToken);

    /// <summary>Steps in hand are kept by name, jobs elsewhere by their state: a step that this node lost sight of is not kept.</summary>
    public Task BeatAsync(IReadOnlyCollection<long> held, CancellationToken cancellationToken) => database.WriteAsync("heartbeat", async session =>
    {
        await session.ExecuteAsync("UPDATE node SET seen_at = {now} WHERE instance = @instance", ("@instance", node.Instance));
        await session.ExecuteAsync(
            "UPDATE step SET lease_until = {now} + @lease WHERE lease_node = @node AND state IN (4, 5, 6)", ("@lease", pace.Lease.Ticks), ("@node", node.Instance));
        foreach (var step in held)
        {
            await session.ExecuteAsync(
                "UPDATE step SET lease_until = {now} + @lease WHERE id = @id AND lease_node = @node AND state IN (2, 3)", ("@lease", pace.Lease.Ticks), ("@id", step), ("@node", node.Instance));
        }

        return 0;
    }, cancellationToken);

    /// <summary>Lets others take over at once what goes on elsewhere. Jobs are never stopped because we stop.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken) => database.WriteAsync("leave", async session =>
    {
        await session.ExecuteAsync("UPDATE step SET lease_until = 0 WHERE lease_node = @node AND state IN (2, 3, 4, 5, 6)", ("@node", node.Instance));
        return await session.ExecuteAsync("UPDATE node SET stopped_at = @at WHERE instance = @instance", ("@at", session.Now), ("@instance", node.Instance));
    }, cancellationToken);

    /// <summary>Takes over every step whose lease has run out.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var expired = await database.ReadAsync(
            session => session.QueryAsync($"SELECT {StepRow.Columns} FROM step s WHERE s.state IN (2, 3, 4, 5, 6) AND s.lease_until < {{now}} LIMIT 200", StepRow.Read), cancellationToken);
        foreach (var step in expired)
        {
            if (dags.Find(step.Dag)?.Find(step.Name) is { } definition)
            {
                await AdoptAsync(step, definition, cancellationToken);
            }
        }

        return expired.Count;
    }

    private async Task AdoptAsync(StepRow step, Step definition, CancellationToken cancellationToken)
    {
        if (step.State == StepState.Claimed)
        {
            await database.WriteAsync("release claim", session => session.ExecuteAsync(
                "UPDATE step SET state = CASE WHEN token IS NULL THEN 1 ELSE 8 END, epoch = epoch + 1, lease_node = NULL, lease_until = 0 WHERE id = @id AND epoch = @epoch AND state = 2 AND lease_until < {now}",
                ("@id", step.Id), ("@epoch", step.Epoch)), cancellationToken);
            return;
        }

        var adopted = await database.WriteAsync("adopt", session => session.ExecuteAsync(
            """
            UPDATE step SET epoch = epoch + 1, lease_node = @node, lease_until = {now} + @lease, next_poll_at = 0,
                reconcile_since = CASE WHEN state = 4 THEN @at ELSE reconcile_since END
            WHERE id = @id AND epoch = @epoch AND state IN (3, 4, 5, 6) AND lease_until < {now}
            """,
            ("@node", node.Instance), ("@lease", pace.Lease.Ticks), ("@at", session.Now), ("@id", step.Id), ("@epoch", step.Epoch)), cancellationToken);
        if (adopted > 0 && definition.Work is InProcessWork)
        {
            // Its process is gone, and what it was doing with it.
            var end = StepEnd.Failed(FailureClass.Lost, $"The process that ran it ({step.LeaseNode}) is gone.");
            await transitions.EndAsync(step with { Epoch = step.Epoch + 1, LeaseNode = node.Instance }, end, cancellationToken);
        }
    }
}
