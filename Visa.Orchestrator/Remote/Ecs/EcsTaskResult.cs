namespace Visa.Orchestrator.Remote.Ecs;

public sealed record EcsTaskResult(string TaskArn, int ExitCode);
