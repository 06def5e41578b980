using System.Text.Json;
using Visa.LocalAws.Glue.Runs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Jobs;

/// <summary>Jobs and runs as Glue's answers have them.</summary>
internal static class GlueJsonWriting
{
    public static void WriteJob(this Utf8JsonWriter json, GlueJob job)
    {
        json.WriteStartObject();
        json.WriteString("Name", job.Name);
        json.WriteString("JobMode", "SCRIPT");
        json.WriteBoolean("JobRunQueuingEnabled", job.IsQueuing);
        json.WriteIfThere("Description", job.Description);
        json.WriteIfThere("Role", job.Role);
        json.WriteTimestamp("CreatedOn", job.CreatedOn);
        json.WriteTimestamp("LastModifiedOn", job.LastModifiedOn);
        json.WriteStartObject("ExecutionProperty");
        json.WriteNumber("MaxConcurrentRuns", job.MaxConcurrentRuns);
        json.WriteEndObject();
        json.WriteStartObject("Command");
        json.WriteString("Name", job.CommandName);
        json.WriteIfThere("ScriptLocation", job.ScriptLocation);
        json.WriteIfThere("PythonVersion", job.PythonVersion);
        json.WriteEndObject();
        json.WriteMap("DefaultArguments", job.DefaultArguments);
        json.WriteMap("NonOverridableArguments", job.NonOverridableArguments);
        json.WriteNumber("MaxRetries", job.MaxRetries);
        json.WriteNumber("Timeout", job.TimeoutMinutes);
        json.WriteIfThere("WorkerType", job.WorkerType);
        if (job.NumberOfWorkers is { } workers)
            json.WriteNumber("NumberOfWorkers", workers);
        json.WriteString("GlueVersion", job.GlueVersion);
        json.WriteString("ExecutionClass", job.ExecutionClass);
        json.WriteEndObject();
    }

    public static void WriteRun(this Utf8JsonWriter json, JobRun run, GlueJob? job)
    {
        json.WriteStartObject();
        json.WriteString("Id", run.Id);
        json.WriteNumber("Attempt", run.Attempt);
        json.WriteIfThere("PreviousRunId", run.PreviousRunId);
        json.WriteString("JobName", run.JobName);
        json.WriteString("JobMode", "SCRIPT");
        json.WriteBoolean("JobRunQueuingEnabled", run.IsQueuing);
        json.WriteTimestamp("StartedOn", run.StartedOn);
        json.WriteTimestamp("LastModifiedOn", run.LastModifiedOn);
        if (run.CompletedOn is { } completed)
            json.WriteTimestamp("CompletedOn", completed);
        json.WriteString("JobRunState", run.State);
        json.WriteMap("Arguments", run.Arguments);
        json.WriteIfThere("ErrorMessage", run.ErrorMessage);
        json.WriteIfThere("StateDetail", run.StateDetail);
        json.WriteStartArray("PredecessorRuns");
        json.WriteEndArray();
        json.WriteNumber("ExecutionTime", run.ExecutionTime);
        json.WriteNumber("Timeout", run.TimeoutMinutes);
        json.WriteIfThere("WorkerType", job?.WorkerType);
        if (job?.NumberOfWorkers is { } workers)
            json.WriteNumber("NumberOfWorkers", workers);
        json.WriteString("LogGroupName", "/aws-glue/jobs");
        json.WriteString("GlueVersion", job?.GlueVersion ?? "5.1");
        json.WriteString("ExecutionClass", job?.ExecutionClass ?? "STANDARD");
        json.WriteEndObject();
    }

    private static void WriteIfThere(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteMap(this Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> map)
    {
        if (map.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in map)
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
