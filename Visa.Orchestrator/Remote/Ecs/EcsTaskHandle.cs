namespace Visa.Orchestrator.Remote.Ecs;

public sealed record EcsTaskHandle(string Cluster, string TaskArn, string Container);
