namespace Visa.Orchestrator.Remote.Glue;

public sealed record GlueJobHandle(string JobName, string RunId);
