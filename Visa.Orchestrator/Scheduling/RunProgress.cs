using System.Text.Json;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>
/// Brings a run forward after a step's end, in the transaction of that end: the trigger rules of the steps after it, the steps that become ready, the run's own end.
/// The run's row is locked first, so two steps that end at once on two nodes see each other.
/// </summary>
public static class RunProgress
{
    /// <returns>The run's state now; null when it is not running.</returns>
    public static async Task<RunState?> AdvanceAsync(Session session, DagDefinition dag, long runId)
    {
        var run = await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.id = @run{{lock}}", RunRow.Read, ("@run", runId));
        return run is null ? null : await AdvanceAsync(session, dag, run);
    }

    /// <param name="run">As it is now, its row locked.</param>
    /// <returns>The run's state now.</returns>
    public static async Task<RunState?> AdvanceAsync(Session session, DagDefinition dag, RunRow run)
    {
        if (run.State.IsEnd() || (run.State == RunState.Queued && run.StopReason is null))
        {
            return run.State;
        }

        var steps = await session.QueryAsync(
            "SELECT s.id, s.name, s.map_index, s.state, s.generation FROM step s WHERE s.run_id = @run",
            row => new Node(row.GetInt64(0), row.GetString(1), row.GetInt32(2), (StepState)row.GetInt32(3), row.GetInt32(4)), ("@run", run.Id));
        var whole = steps.Where(step => step.MapIndex == StepRow.Whole).ToDictionary(step => step.Name, StringComparer.Ordinal);
        foreach (var step in dag.Steps)
        {
            if (whole.GetValueOrDefault(step.Name) is { } node)
            {
                await AdvanceStepAsync(session, run, dag, step, node, whole, steps);
            }
        }

        foreach (var gone in whole.Values.Where(node => dag.Find(node.Name) is null && !node.State.IsEnd()))
        {
            await SetAsync(session, gone, StepState.Removed);
        }

        return steps.TrueForAll(step => step.State.IsEnd()) ? await EndAsync(session, dag, run, whole.Values) : run.State;
    }

    private static async Task AdvanceStepAsync(Session session, RunRow run, DagDefinition dag, Step step, Node node, Dictionary<string, Node> whole, List<Node> all)
    {
        if (node.State == StepState.Mapped)
        {
            await JoinAsync(session, run.Id, node, [.. all.Where(other => other.Name == step.Name && other.MapIndex != StepRow.Whole)]);
        }

        if (node.State != StepState.Waiting)
        {
            return;
        }

        var before = new List<StepState>();
        foreach (var edge in step.Edges)
        {
            before.Add(await StateOfAsync(session, edge, whole.GetValueOrDefault(edge.From.Name)));
        }

        var next = TriggerRules.Evaluate(step.Rule, before);
        if (next == StepState.Ready && step.Over is { } list)
        {
            await ExpandAsync(session, run, dag.Name, step, node, whole[list.Name], all);
        }
        else if (next != StepState.Waiting)
        {
            await SetAsync(session, node, next);
        }
    }

    /// <summary>A branch that was not chosen is as good as skipped; so is a step that the binary has gained since the run began.</summary>
    private static async Task<StepState> StateOfAsync(Session session, Edge edge, Node? from)
    {
        if (from is null)
        {
            return StepState.Removed;
        }

        if (edge.Label is null || from.State != StepState.Succeeded)
        {
            return from.State;
        }

        var output = await OutputAsync(session, from.Id);
        return output is not null && StepJson.Read<string>(output) == edge.Label ? StepState.Succeeded : StepState.Skipped;
    }

    private static async Task ExpandAsync(Session session, RunRow run, string dag, Step step, Node node, Node list, List<Node> all)
    {
        using var items = JsonDocument.Parse(await OutputAsync(session, list.Id) ?? "[]");
        await session.ExecuteAsync("DELETE FROM step WHERE run_id = @run AND name = @name AND map_index >= 0", ("@run", run.Id), ("@name", step.Name));
        all.RemoveAll(other => other.Name == step.Name && other.MapIndex != StepRow.Whole);
        var index = 0;
        foreach (var item in items.RootElement.EnumerateArray())
        {
            await RunFactory.InsertStepAsync(session, run.Id, dag, step, index++, StepState.Ready, item.GetRawText(), run.Priority);
        }

        if (index == 0)
        {
            await session.ExecuteAsync("UPDATE step SET output = '[]', started_at = @at WHERE id = @id", ("@at", session.Now), ("@id", node.Id));
            await SetAsync(session, node, StepState.Succeeded);
            return;
        }

        await session.ExecuteAsync(
            "UPDATE step SET generation = @generation WHERE run_id = @run AND name = @name AND map_index >= 0", ("@generation", node.Generation), ("@run", run.Id), ("@name", step.Name));
        await SetAsync(session, node, StepState.Mapped);
        all.Add(new Node(0, step.Name, 0, StepState.Ready, node.Generation));
    }

    private static async Task JoinAsync(Session session, long runId, Node node, IReadOnlyList<Node> parts)
    {
        if (!parts.All(part => part.State.IsEnd()))
        {
            return;
        }

        var state = parts.Any(part => part.State == StepState.Failed) ? StepState.Failed : parts.Any(part => part.State == StepState.Cancelled) ? StepState.Cancelled : StepState.Succeeded;
        if (state == StepState.Succeeded)
        {
            var outputs = await session.QueryAsync(
                "SELECT output FROM step WHERE run_id = @run AND name = @name AND map_index >= 0 AND output IS NOT NULL ORDER BY map_index", row => row.GetString(0), ("@run", runId), ("@name", node.Name));
            await session.ExecuteAsync("UPDATE step SET output = @output WHERE id = @id", ("@output", $"[{string.Join(',', outputs)}]"), ("@id", node.Id));
        }

        await SetAsync(session, node, state);
    }

    private static async Task SetAsync(Session session, Node node, StepState state)
    {
        var isReady = state == StepState.Ready;
        await session.ExecuteAsync(
            """
            UPDATE step SET state = @state, ready_at = @ready, first_ready_at = COALESCE(first_ready_at, @ready), not_before = 0, ended_at = @ended,
                started_at = CASE WHEN @mapped = 1 THEN @at ELSE started_at END
            WHERE id = @id AND state = @from
            """,
            ("@state", state), ("@ready", isReady ? session.Now : null), ("@ended", state.IsEnd() ? session.Now : null), ("@mapped", state == StepState.Mapped), ("@at", session.Now), ("@id", node.Id), ("@from", node.State));
        node.State = state;
    }

    private static async Task<RunState> EndAsync(Session session, DagDefinition dag, RunRow run, IEnumerable<Node> steps)
    {
        var hasFailed = steps.Any(step => (step.State.IsFailure() || step.State == StepState.Cancelled) && dag.Find(step.Name)?.IsFailureAllowed != true);
        var state = run.StopReason switch
        {
            RunStopping.ByRunTimeout or RunStopping.ToMarkFailed => RunState.Failed,
            RunStopping.ToMarkSucceeded => RunState.Succeeded,
            not null => RunState.Cancelled,
            null => hasFailed ? RunState.Failed : RunState.Succeeded,
        };
        await session.ExecuteAsync("UPDATE run SET state = @state, ended_at = @at WHERE id = @run", ("@state", state), ("@at", session.Now), ("@run", run.Id));
        return state;
    }

    private static async Task<string?> OutputAsync(Session session, long stepId) =>
        await session.FirstAsync("SELECT output FROM step WHERE id = @id AND output IS NOT NULL", row => row.GetString(0), ("@id", stepId));

    private sealed record Node(long Id, string Name, int MapIndex, StepState State, int Generation)
    {
        public StepState State { get; set; } = State;
    }
}
