using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

internal sealed class GetJobRun(GlueStore store) : IGlueOperation
{
    public string Name => nameof(GetJobRun);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = GlueInput.Name(input, "JobName");
        var id = GlueInput.Name(input, "RunId");
        var run = store.FindRun(id) is { } found && found.JobName == name ? found : throw GlueStore.NotFound($"Job run {id} of job {name} not found.");
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("JobRun");
            json.WriteRun(run, store.FindJob(name));
            json.WriteEndObject();
        }));
    }
}
