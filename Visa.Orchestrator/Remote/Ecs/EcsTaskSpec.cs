namespace Visa.Orchestrator.Remote.Ecs;

/// <summary>A task of an ECS cluster.</summary>
/// <param name="Container">Whose command and environment are set; its exit code is the task's.</param>
public sealed record EcsTaskSpec(
    string Cluster,
    string TaskDefinition,
    string Container,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> Subnets,
    IReadOnlyList<string> SecurityGroups,
    bool AssignPublicIp = false,
    string LaunchType = "FARGATE");
