using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

/// <summary>A job's runs, newest first.</summary>
internal sealed class GetJobRuns(GlueStore store, GluePages pages) : IGlueOperation
{
    public string Name => nameof(GetJobRuns);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = GlueInput.Name(input, "JobName");
        var job = store.FindJob(name) ?? throw GlueStore.NotFound($"Job {name} not found.");
        var (page, next) = pages.Page(input, Name, [.. store.Runs.Where(run => run.JobName == name)], run => run.Id);
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("JobRuns");
            page.ForEach(run => json.WriteRun(run, job));
            json.WriteEndArray();
            if (next is not null)
                json.WriteString("NextToken", next);
            json.WriteEndObject();
        }));
    }
}
