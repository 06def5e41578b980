using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Operations;

internal static class Audit
{
    public static Task WriteAsync(Session session, Actor actor, string action, string? dag = null, string? runKey = null, string? step = null, string? details = null) => session.ExecuteAsync(
        "INSERT INTO audit (at, actor, action, dag, run_key, step, reason, details) VALUES (@at, @actor, @action, @dag, @key, @step, @reason, @details)",
        ("@at", session.Now), ("@actor", actor.Name), ("@action", action), ("@dag", dag), ("@key", runKey), ("@step", step), ("@reason", actor.Reason), ("@details", details));
}
