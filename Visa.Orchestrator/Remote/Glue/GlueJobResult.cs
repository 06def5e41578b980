namespace Visa.Orchestrator.Remote.Glue;

/// <summary>A Glue run that succeeded.</summary>
/// <param name="ExecutionSeconds">How long it worked, without its wait for workers.</param>
public sealed record GlueJobResult(string JobName, string RunId, int ExecutionSeconds, double DpuSeconds);
