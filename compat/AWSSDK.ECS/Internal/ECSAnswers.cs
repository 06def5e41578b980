using System.Text.Json;
using Amazon.AwsJson;
using Amazon.ECS.Model;
using Task = Amazon.ECS.Model.Task;

namespace Amazon.ECS.Internal;

/// <summary>The members of every answer.</summary>
internal static class ECSAnswers
{
    public static void DescribeTasks(ref Utf8JsonReader json, DescribeTasksResponse target)
    {
        if (json.IsMember("failures"u8))
            target.Failures = json.ReadList<Failure>(Failure);
        else if (json.IsMember("tasks"u8))
            target.Tasks = json.ReadList<Task>(Task);
        else
            json.SkipMember();
    }

    public static void ListTasks(ref Utf8JsonReader json, ListTasksResponse target)
    {
        if (json.IsMember("nextToken"u8))
            target.NextToken = json.GetString();
        else if (json.IsMember("taskArns"u8))
            target.TaskArns = json.ReadStrings();
        else
            json.SkipMember();
    }

    public static void RunTask(ref Utf8JsonReader json, RunTaskResponse target)
    {
        if (json.IsMember("failures"u8))
            target.Failures = json.ReadList<Failure>(Failure);
        else if (json.IsMember("tasks"u8))
            target.Tasks = json.ReadList<Task>(Task);
        else
            json.SkipMember();
    }

    public static void StopTask(ref Utf8JsonReader json, StopTaskResponse target)
    {
        if (json.IsMember("task"u8))
            target.Task = json.ReadObject<Task>(Task);
        else
            json.SkipMember();
    }

    private static void Container(ref Utf8JsonReader json, Container target)
    {
        if (json.IsMember("exitCode"u8))
            target.ExitCode = json.ReadInt();
        else if (json.IsMember("lastStatus"u8))
            target.LastStatus = json.GetString();
        else if (json.IsMember("name"u8))
            target.Name = json.GetString();
        else if (json.IsMember("reason"u8))
            target.Reason = json.GetString();
        else
            json.SkipMember();
    }

    private static void Failure(ref Utf8JsonReader json, Failure target)
    {
        if (json.IsMember("arn"u8))
            target.Arn = json.GetString();
        else if (json.IsMember("detail"u8))
            target.Detail = json.GetString();
        else if (json.IsMember("reason"u8))
            target.Reason = json.GetString();
        else
            json.SkipMember();
    }

    private static void Task(ref Utf8JsonReader json, Task target)
    {
        if (json.IsMember("clusterArn"u8))
            target.ClusterArn = json.GetString();
        else if (json.IsMember("containers"u8))
            target.Containers = json.ReadList<Container>(Container);
        else if (json.IsMember("createdAt"u8))
            target.CreatedAt = json.ReadTime();
        else if (json.IsMember("desiredStatus"u8))
            target.DesiredStatus = json.GetString();
        else if (json.IsMember("lastStatus"u8))
            target.LastStatus = json.GetString();
        else if (json.IsMember("startedAt"u8))
            target.StartedAt = json.ReadTime();
        else if (json.IsMember("startedBy"u8))
            target.StartedBy = json.GetString();
        else if (json.IsMember("stopCode"u8))
            target.StopCode = json.GetString();
        else if (json.IsMember("stoppedAt"u8))
            target.StoppedAt = json.ReadTime();
        else if (json.IsMember("stoppedReason"u8))
            target.StoppedReason = json.GetString();
        else if (json.IsMember("taskArn"u8))
            target.TaskArn = json.GetString();
        else if (json.IsMember("taskDefinitionArn"u8))
            target.TaskDefinitionArn = json.GetString();
        else
            json.SkipMember();
    }
}
