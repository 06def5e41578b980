using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Stops runs: what has not started is cancelled at once, what is held is asked to stop and ends the run when it has.</summary>
public static class RunStopping
{
    public const string ByPerson = "cancel";
    public const string ByRunTimeout = "run-timeout";
    public const string ByAttemptTimeout = "timeout";
    public const string ByTotalTimeout = "total-timeout";
    public const string ToClear = "clear";
    public const string ToMarkSucceeded = "mark:Succeeded";
    public const string ToMarkFailed = "mark:Failed";

    public static async Task StopAsync(Session session, DagDefinition dag, long runId, string reason, string words)
    {
        await session.ExecuteAsync("UPDATE run SET stop_reason = @reason WHERE id = @run AND state IN (0, 1)", ("@reason", reason), ("@run", runId));
        await session.ExecuteAsync(
            "UPDATE step SET state = 24, ended_at = @at, error = @words WHERE run_id = @run AND state IN (0, 1, 7, 8)",
            ("@at", session.Now), ("@words", words), ("@run", runId));
        await session.ExecuteAsync(
            "UPDATE step SET state = 6, stop_reason = @reason, detail = @words, next_poll_at = 0 WHERE run_id = @run AND state IN (2, 3, 4, 5)",
            ("@reason", reason), ("@words", words), ("@run", runId));
        await RunProgress.AdvanceAsync(session, dag, runId);
    }
}
