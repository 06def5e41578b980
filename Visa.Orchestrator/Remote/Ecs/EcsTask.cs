using Amazon.ECS;
using Amazon.ECS.Model;

namespace Visa.Orchestrator.Remote.Ecs;

/// <summary>Runs ECS tasks. RunTask takes our token for 24 hours; the tag startedBy finds the task, also one that has stopped.</summary>
public sealed class EcsTask(IAmazonECS ecs) : IRemoteJob<EcsTaskSpec, EcsTaskHandle, EcsTaskResult>
{
    /// <summary>As much of the token as other users of the tag expect of one.</summary>
    private const int TagLength = 36;

    public string Service => "ecs";

    public TimeSpan VisibilityGrace => TimeSpan.FromSeconds(30);

    public TimeSpan TokenLifetime => TimeSpan.FromHours(24);

    public async ValueTask<EcsTaskHandle?> FindAsync(SubmitToken token, EcsTaskSpec spec, CancellationToken cancellationToken)
    {
        foreach (var status in new[] { DesiredStatus.RUNNING, DesiredStatus.STOPPED })
        {
            var list = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = spec.Cluster, StartedBy = TagOf(token), DesiredStatus = status }, cancellationToken);
            if (list.TaskArns is [var arn, ..])
            {
                return new EcsTaskHandle(spec.Cluster, arn, spec.Container);
            }
        }

        return null;
    }

    public async ValueTask<EcsTaskHandle> SubmitAsync(SubmitToken token, EcsTaskSpec spec, CancellationToken cancellationToken)
    {
        var answer = await ecs.RunTaskAsync(RequestOf(token, spec), cancellationToken);
        if (answer.Tasks is [var task, ..])
        {
            return new EcsTaskHandle(spec.Cluster, task.TaskArn, spec.Container);
        }

        var why = string.Join("; ", (answer.Failures ?? []).Select(failure => $"{failure.Reason} {failure.Detail}".Trim()));
        throw new RemoteJobException(
            IsFull(why) ? FailureClass.Throttled : FailureClass.Retryable,
            why.Length == 0 ? "ECS started no task and gave no reason." : $"ECS started no task: {why}");
    }

    public async ValueTask<RemoteStatus<EcsTaskResult>> DescribeAsync(EcsTaskHandle handle, CancellationToken cancellationToken)
    {
        var answer = await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = handle.Cluster, Tasks = [handle.TaskArn] }, cancellationToken);
        if (answer.Tasks is not [var task, ..])
        {
            return RemoteStatus<EcsTaskResult>.Failed(
                "MISSING", "ECS has forgotten the task, which it does about an hour after the task's stop; its exit code cannot be known.", FailureClass.Indeterminate);
        }

        if (task.LastStatus != "STOPPED")
        {
            return RemoteStatus<EcsTaskResult>.Active(task.LastStatus);
        }

        var exitCode = task.Containers?.Find(container => container.Name == handle.Container)?.ExitCode;
        return exitCode switch
        {
            0 => RemoteStatus<EcsTaskResult>.Succeeded("STOPPED", new EcsTaskResult(handle.TaskArn, 0)),
            null when task.StopCode == TaskStopCode.UserInitiated => RemoteStatus<EcsTaskResult>.Cancelled("STOPPED", task.StoppedReason ?? "The task was stopped."),
            null => RemoteStatus<EcsTaskResult>.Failed("STOPPED", $"The task did not start or its host was lost: {task.StoppedReason}"),
            { } code => RemoteStatus<EcsTaskResult>.Failed("STOPPED", $"The container '{handle.Container}' ended with code {code}. {task.StoppedReason}".TrimEnd()),
        };
    }

    public async ValueTask CancelAsync(EcsTaskHandle handle, CancellationToken cancellationToken) =>
        await ecs.StopTaskAsync(new StopTaskRequest { Cluster = handle.Cluster, Task = handle.TaskArn, Reason = "Stopped by the orchestrator" }, cancellationToken);

    private static string TagOf(SubmitToken token) => token.Value[..Math.Min(TagLength, token.Value.Length)];

    private static bool IsFull(string reason) =>
        FailureClassification.IsRateInWords(reason) || reason.Contains("Capacity is unavailable", StringComparison.OrdinalIgnoreCase) || reason.StartsWith("RESOURCE:", StringComparison.Ordinal);

    private static RunTaskRequest RequestOf(SubmitToken token, EcsTaskSpec spec) => new()
    {
        ClientToken = token.Value,
        StartedBy = TagOf(token),
        Cluster = spec.Cluster,
        TaskDefinition = spec.TaskDefinition,
        Count = 1,
        LaunchType = new LaunchType(spec.LaunchType),
        NetworkConfiguration = new NetworkConfiguration
        {
            AwsvpcConfiguration = new AwsVpcConfiguration
            {
                Subnets = [.. spec.Subnets],
                SecurityGroups = [.. spec.SecurityGroups],
                AssignPublicIp = spec.AssignPublicIp ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED,
            },
        },
        Overrides = new TaskOverride
        {
            ContainerOverrides =
            [
                new ContainerOverride
                {
                    Name = spec.Container,
                    Command = [.. spec.Command],
                    Environment = [.. spec.Environment.Select(pair => new Amazon.ECS.Model.KeyValuePair { Name = pair.Key, Value = pair.Value })],
                },
            ],
        },
    };
}
