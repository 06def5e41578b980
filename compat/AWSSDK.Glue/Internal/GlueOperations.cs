using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Glue.Model;

namespace Amazon.Glue.Internal;

/// <summary>Every operation with the members of its request; the members of the answers are in <see cref="GlueAnswers"/>.</summary>
internal static class GlueOperations
{
    private static readonly AwsJsonService Service =
        new("Amazon.Glue", "AWSGlue", "2017-03-31", GlueErrors.ToException);

    public static readonly AwsJsonOperation<BatchStopJobRunRequest, BatchStopJobRunResponse> BatchStopJobRun = new(
        Service, "BatchStopJobRun",
        static (json, request) =>
        {
            json.Member("JobName"u8, request.JobName);
            json.Member("JobRunIds"u8, request.JobRunIds);
        },
        GlueAnswers.BatchStopJobRun);

    public static readonly AwsJsonOperation<CreateJobRequest, CreateJobResponse> CreateJob = new(
        Service, "CreateJob",
        static (json, request) =>
        {
            json.Member("Command"u8, request.Command, JobCommand);
            json.Member("DefaultArguments"u8, request.DefaultArguments);
            json.Member("Description"u8, request.Description);
            json.Member("ExecutionClass"u8, request.ExecutionClass);
            json.Member("ExecutionProperty"u8, request.ExecutionProperty, ExecutionProperty);
            json.Member("GlueVersion"u8, request.GlueVersion);
            json.Member("JobRunQueuingEnabled"u8, request.JobRunQueuingEnabled);
            json.Member("MaxRetries"u8, request.MaxRetries);
            json.Member("NumberOfWorkers"u8, request.NumberOfWorkers);
            json.Member("Role"u8, request.Role);
            json.Member("Timeout"u8, request.Timeout);
            json.Member("WorkerType"u8, request.WorkerType);
            json.Member("Name"u8, request.Name);
        },
        GlueAnswers.CreateJob);

    public static readonly AwsJsonOperation<GetJobRequest, GetJobResponse> GetJob = new(
        Service, "GetJob",
        static (json, request) =>
        {
            json.Member("JobName"u8, request.JobName);
        },
        GlueAnswers.GetJob);

    public static readonly AwsJsonOperation<GetJobRunRequest, GetJobRunResponse> GetJobRun = new(
        Service, "GetJobRun",
        static (json, request) =>
        {
            json.Member("JobName"u8, request.JobName);
            json.Member("PredecessorsIncluded"u8, request.PredecessorsIncluded);
            json.Member("RunId"u8, request.RunId);
        },
        GlueAnswers.GetJobRun);

    public static readonly AwsJsonOperation<GetJobRunsRequest, GetJobRunsResponse> GetJobRuns = new(
        Service, "GetJobRuns",
        static (json, request) =>
        {
            json.Member("JobName"u8, request.JobName);
            json.Member("MaxResults"u8, request.MaxResults);
            json.Member("NextToken"u8, request.NextToken);
        },
        GlueAnswers.GetJobRuns);

    public static readonly AwsJsonOperation<StartJobRunRequest, StartJobRunResponse> StartJobRun = new(
        Service, "StartJobRun",
        static (json, request) =>
        {
            json.Member("Arguments"u8, request.Arguments);
            json.Member("ExecutionClass"u8, request.ExecutionClass);
            json.Member("JobName"u8, request.JobName);
            json.Member("JobRunId"u8, request.JobRunId);
            json.Member("JobRunQueuingEnabled"u8, request.JobRunQueuingEnabled);
            json.Member("NumberOfWorkers"u8, request.NumberOfWorkers);
            json.Member("Timeout"u8, request.Timeout);
            json.Member("WorkerType"u8, request.WorkerType);
        },
        GlueAnswers.StartJobRun);

    public static readonly AwsJsonOperation<UpdateJobRequest, UpdateJobResponse> UpdateJob = new(
        Service, "UpdateJob",
        static (json, request) =>
        {
            json.Member("JobName"u8, request.JobName);
            json.Member("JobUpdate"u8, request.JobUpdate, JobUpdate);
        },
        GlueAnswers.UpdateJob);

    private static void ExecutionProperty(Utf8JsonWriter json, ExecutionProperty value)
    {
        json.Member("MaxConcurrentRuns"u8, value.MaxConcurrentRuns);
    }

    private static void JobCommand(Utf8JsonWriter json, JobCommand value)
    {
        json.Member("Name"u8, value.Name);
        json.Member("PythonVersion"u8, value.PythonVersion);
        json.Member("ScriptLocation"u8, value.ScriptLocation);
    }

    private static void JobUpdate(Utf8JsonWriter json, JobUpdate value)
    {
        json.Member("Command"u8, value.Command, JobCommand);
        json.Member("DefaultArguments"u8, value.DefaultArguments);
        json.Member("Description"u8, value.Description);
        json.Member("ExecutionClass"u8, value.ExecutionClass);
        json.Member("ExecutionProperty"u8, value.ExecutionProperty, ExecutionProperty);
        json.Member("GlueVersion"u8, value.GlueVersion);
        json.Member("JobRunQueuingEnabled"u8, value.JobRunQueuingEnabled);
        json.Member("MaxRetries"u8, value.MaxRetries);
        json.Member("NumberOfWorkers"u8, value.NumberOfWorkers);
        json.Member("Role"u8, value.Role);
        json.Member("Timeout"u8, value.Timeout);
        json.Member("WorkerType"u8, value.WorkerType);
    }
}
