using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Glue.Model;

namespace Amazon.Glue.Internal;

/// <summary>The members of every answer.</summary>
internal static class GlueAnswers
{
    public static void BatchStopJobRun(ref Utf8JsonReader json, BatchStopJobRunResponse target)
    {
        if (json.IsMember("Errors"u8))
            target.Errors = json.ReadList<BatchStopJobRunError>(BatchStopJobRunError);
        else if (json.IsMember("SuccessfulSubmissions"u8))
            target.SuccessfulSubmissions = json.ReadList<BatchStopJobRunSuccessfulSubmission>(BatchStopJobRunSuccessfulSubmission);
        else
            json.SkipMember();
    }

    public static void CreateJob(ref Utf8JsonReader json, CreateJobResponse target)
    {
        if (json.IsMember("Name"u8))
            target.Name = json.GetString();
        else
            json.SkipMember();
    }

    public static void GetJob(ref Utf8JsonReader json, GetJobResponse target)
    {
        if (json.IsMember("Job"u8))
            target.Job = json.ReadObject<Job>(Job);
        else
            json.SkipMember();
    }

    public static void GetJobRun(ref Utf8JsonReader json, GetJobRunResponse target)
    {
        if (json.IsMember("JobRun"u8))
            target.JobRun = json.ReadObject<JobRun>(JobRun);
        else
            json.SkipMember();
    }

    public static void GetJobRuns(ref Utf8JsonReader json, GetJobRunsResponse target)
    {
        if (json.IsMember("JobRuns"u8))
            target.JobRuns = json.ReadList<JobRun>(JobRun);
        else if (json.IsMember("NextToken"u8))
            target.NextToken = json.GetString();
        else
            json.SkipMember();
    }

    public static void StartJobRun(ref Utf8JsonReader json, StartJobRunResponse target)
    {
        if (json.IsMember("JobRunId"u8))
            target.JobRunId = json.GetString();
        else
            json.SkipMember();
    }

    public static void UpdateJob(ref Utf8JsonReader json, UpdateJobResponse target)
    {
        if (json.IsMember("JobName"u8))
            target.JobName = json.GetString();
        else
            json.SkipMember();
    }

    private static void BatchStopJobRunError(ref Utf8JsonReader json, BatchStopJobRunError target)
    {
        if (json.IsMember("ErrorDetail"u8))
            target.ErrorDetail = json.ReadObject<ErrorDetail>(ErrorDetail);
        else if (json.IsMember("JobName"u8))
            target.JobName = json.GetString();
        else if (json.IsMember("JobRunId"u8))
            target.JobRunId = json.GetString();
        else
            json.SkipMember();
    }

    private static void BatchStopJobRunSuccessfulSubmission(ref Utf8JsonReader json, BatchStopJobRunSuccessfulSubmission target)
    {
        if (json.IsMember("JobName"u8))
            target.JobName = json.GetString();
        else if (json.IsMember("JobRunId"u8))
            target.JobRunId = json.GetString();
        else
            json.SkipMember();
    }

    private static void ErrorDetail(ref Utf8JsonReader json, ErrorDetail target)
    {
        if (json.IsMember("ErrorCode"u8))
            target.ErrorCode = json.GetString();
        else if (json.IsMember("ErrorMessage"u8))
            target.ErrorMessage = json.GetString();
        else
            json.SkipMember();
    }

    private static void Job(ref Utf8JsonReader json, Job target)
    {
        if (json.IsMember("Command"u8))
            target.Command = json.ReadObject<JobCommand>(JobCommand);
        else if (json.IsMember("DefaultArguments"u8))
            target.DefaultArguments = json.ReadStringMap();
        else if (json.IsMember("Description"u8))
            target.Description = json.GetString();
        else if (json.IsMember("ExecutionClass"u8))
            target.ExecutionClass = json.GetString();
        else if (json.IsMember("ExecutionProperty"u8))
            target.ExecutionProperty = json.ReadObject<ExecutionProperty>(ExecutionProperty);
        else if (json.IsMember("GlueVersion"u8))
            target.GlueVersion = json.GetString();
        else if (json.IsMember("JobRunQueuingEnabled"u8))
            target.JobRunQueuingEnabled = json.ReadBool();
        else if (json.IsMember("MaxRetries"u8))
            target.MaxRetries = json.ReadInt();
        else if (json.IsMember("NumberOfWorkers"u8))
            target.NumberOfWorkers = json.ReadInt();
        else if (json.IsMember("Role"u8))
            target.Role = json.GetString();
        else if (json.IsMember("Timeout"u8))
            target.Timeout = json.ReadInt();
        else if (json.IsMember("WorkerType"u8))
            target.WorkerType = json.GetString();
        else if (json.IsMember("CreatedOn"u8))
            target.CreatedOn = json.ReadTime();
        else if (json.IsMember("LastModifiedOn"u8))
            target.LastModifiedOn = json.ReadTime();
        else if (json.IsMember("Name"u8))
            target.Name = json.GetString();
        else
            json.SkipMember();
    }

    private static void ExecutionProperty(ref Utf8JsonReader json, ExecutionProperty target)
    {
        if (json.IsMember("MaxConcurrentRuns"u8))
            target.MaxConcurrentRuns = json.ReadInt();
        else
            json.SkipMember();
    }

    private static void JobCommand(ref Utf8JsonReader json, JobCommand target)
    {
        if (json.IsMember("Name"u8))
            target.Name = json.GetString();
        else if (json.IsMember("PythonVersion"u8))
            target.PythonVersion = json.GetString();
        else if (json.IsMember("ScriptLocation"u8))
            target.ScriptLocation = json.GetString();
        else
            json.SkipMember();
    }

    private static void JobRun(ref Utf8JsonReader json, JobRun target)
    {
        if (json.IsMember("Arguments"u8))
            target.Arguments = json.ReadStringMap();
        else if (json.IsMember("Attempt"u8))
            target.Attempt = json.ReadInt();
        else if (json.IsMember("CompletedOn"u8))
            target.CompletedOn = json.ReadTime();
        else if (json.IsMember("DPUSeconds"u8))
            target.DPUSeconds = json.ReadDouble();
        else if (json.IsMember("ErrorMessage"u8))
            target.ErrorMessage = json.GetString();
        else if (json.IsMember("ExecutionTime"u8))
            target.ExecutionTime = json.ReadInt();
        else if (json.IsMember("GlueVersion"u8))
            target.GlueVersion = json.GetString();
        else if (json.IsMember("Id"u8))
            target.Id = json.GetString();
        else if (json.IsMember("JobName"u8))
            target.JobName = json.GetString();
        else if (json.IsMember("JobRunState"u8))
            target.JobRunState = json.GetString();
        else if (json.IsMember("LastModifiedOn"u8))
            target.LastModifiedOn = json.ReadTime();
        else if (json.IsMember("LogGroupName"u8))
            target.LogGroupName = json.GetString();
        else if (json.IsMember("PreviousRunId"u8))
            target.PreviousRunId = json.GetString();
        else if (json.IsMember("StartedOn"u8))
            target.StartedOn = json.ReadTime();
        else if (json.IsMember("StateDetail"u8))
            target.StateDetail = json.GetString();
        else if (json.IsMember("Timeout"u8))
            target.Timeout = json.ReadInt();
        else
            json.SkipMember();
    }
}
