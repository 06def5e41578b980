using System.Text.Json;
using Amazon.AwsJson;
using Amazon.ECS.Model;
using KeyValuePair = Amazon.ECS.Model.KeyValuePair;

namespace Amazon.ECS.Internal;

/// <summary>Every operation with the members of its request; the members of the answers are in <see cref="ECSAnswers"/>.</summary>
internal static class ECSOperations
{
    private static readonly AwsJsonService Service =
        new("Amazon.ECS", "AmazonEC2ContainerServiceV20141113", "2014-11-13", ECSErrors.ToException);

    public static readonly AwsJsonOperation<DescribeTasksRequest, DescribeTasksResponse> DescribeTasks = new(
        Service, "DescribeTasks",
        static (json, request) =>
        {
            json.Member("cluster"u8, request.Cluster);
            json.Member("tasks"u8, request.Tasks);
        },
        ECSAnswers.DescribeTasks);

    public static readonly AwsJsonOperation<ListTasksRequest, ListTasksResponse> ListTasks = new(
        Service, "ListTasks",
        static (json, request) =>
        {
            json.Member("cluster"u8, request.Cluster);
            json.Member("desiredStatus"u8, request.DesiredStatus);
            json.Member("maxResults"u8, request.MaxResults);
            json.Member("nextToken"u8, request.NextToken);
            json.Member("startedBy"u8, request.StartedBy);
        },
        ECSAnswers.ListTasks);

    public static readonly AwsJsonOperation<RunTaskRequest, RunTaskResponse> RunTask = new(
        Service, "RunTask",
        static (json, request) =>
        {
            json.Member("clientToken"u8, request.ClientToken);
            json.Member("cluster"u8, request.Cluster);
            json.Member("count"u8, request.Count);
            json.Member("launchType"u8, request.LaunchType);
            json.Member("networkConfiguration"u8, request.NetworkConfiguration, NetworkConfiguration);
            json.Member("overrides"u8, request.Overrides, TaskOverride);
            json.Member("startedBy"u8, request.StartedBy);
            json.Member("taskDefinition"u8, request.TaskDefinition);
        },
        ECSAnswers.RunTask);

    public static readonly AwsJsonOperation<StopTaskRequest, StopTaskResponse> StopTask = new(
        Service, "StopTask",
        static (json, request) =>
        {
            json.Member("cluster"u8, request.Cluster);
            json.Member("reason"u8, request.Reason);
            json.Member("task"u8, request.Task);
        },
        ECSAnswers.StopTask);

    private static void AwsVpcConfiguration(Utf8JsonWriter json, AwsVpcConfiguration value)
    {
        json.Member("assignPublicIp"u8, value.AssignPublicIp);
        json.Member("securityGroups"u8, value.SecurityGroups);
        json.Member("subnets"u8, value.Subnets);
    }

    private static void ContainerOverride(Utf8JsonWriter json, ContainerOverride value)
    {
        json.Member("command"u8, value.Command);
        json.Member("environment"u8, value.Environment, KeyValuePair);
        json.Member("name"u8, value.Name);
    }

    private static void KeyValuePair(Utf8JsonWriter json, KeyValuePair value)
    {
        json.Member("name"u8, value.Name);
        json.Member("value"u8, value.Value);
    }

    private static void NetworkConfiguration(Utf8JsonWriter json, NetworkConfiguration value)
    {
        json.Member("awsvpcConfiguration"u8, value.AwsvpcConfiguration, AwsVpcConfiguration);
    }

    private static void TaskOverride(Utf8JsonWriter json, TaskOverride value)
    {
        json.Member("containerOverrides"u8, value.ContainerOverrides, ContainerOverride);
    }
}
