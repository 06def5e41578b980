using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Operations;

/// <summary>Ends a whole run by hand: steps that are held are stopped first and marked when they have, all others at once.</summary>
internal static class RunMarking
{
    public static async Task MarkAsync(Session session, DagDefinition dag, RunRow run, bool hasSucceeded, Actor actor)
    {
        var reason = hasSucceeded ? RunStopping.ToMarkSucceeded : RunStopping.ToMarkFailed;
        var words = $"The run was marked as {(hasSucceeded ? "succeeded" : "failed")} by {actor.Name}.";
        await session.ExecuteAsync(
            "UPDATE step SET state = 6, stop_reason = @reason, detail = @words, set_by = @by, next_poll_at = 0 WHERE run_id = @run AND state IN (2, 3, 4, 5, 6)",
            ("@reason", reason), ("@words", words), ("@by", actor.Name), ("@run", run.Id));
        await (hasSucceeded ? SucceedAsync(session, run, actor) : CancelAsync(session, run, actor, words));
        if (run.State.IsEnd())
        {
            await session.ExecuteAsync(
                "UPDATE run SET state = @state, stop_reason = @reason WHERE id = @run", ("@state", hasSucceeded ? RunState.Succeeded : RunState.Failed), ("@reason", reason), ("@run", run.Id));
        }
        else
        {
            await session.ExecuteAsync("UPDATE run SET stop_reason = @reason WHERE id = @run", ("@reason", reason), ("@run", run.Id));
            await RunProgress.AdvanceAsync(session, dag, run.Id);
        }
    }

    /// <summary>What was skipped stays so; of a mapped step its items are marked, and it follows.</summary>
    private static Task<int> SucceedAsync(Session session, RunRow run, Actor actor) => session.ExecuteAsync(
        """
        UPDATE step SET state = 20, epoch = epoch + 1, ended_at = COALESCE(ended_at, @at), set_by = @by, output = COALESCE(output, 'null'), error = NULL, failure_class = NULL
        WHERE run_id = @run AND state IN (0, 1, 7, 8, 21, 23, 24)
        """, ("@at", session.Now), ("@by", actor.Name), ("@run", run.Id));

    private static Task<int> CancelAsync(Session session, RunRow run, Actor actor, string words) => session.ExecuteAsync(
        "UPDATE step SET state = 24, epoch = epoch + 1, ended_at = @at, set_by = @by, error = @words WHERE run_id = @run AND state IN (0, 1, 7, 8)",
        ("@at", session.Now), ("@by", actor.Name), ("@words", words), ("@run", run.Id));
}
