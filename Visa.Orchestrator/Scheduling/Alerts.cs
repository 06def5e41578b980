using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

internal static class Alerts
{
    public static Task RaiseAsync(Session session, string dag, long runId, string? step, string kind, string message) => session.ExecuteAsync(
        "INSERT INTO alert (at, dag, run_key, step, kind, message) SELECT @at, @dag, r.run_key, @step, @kind, @message FROM run r WHERE r.id = @run",
        ("@at", session.Now), ("@dag", dag), ("@step", step), ("@kind", kind), ("@message", message), ("@run", runId));
}
