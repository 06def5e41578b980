using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

internal sealed class GetJob(GlueStore store) : IGlueOperation
{
    public string Name => nameof(GetJob);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var name = GlueInput.Name(AwsInput.Parse(body), "JobName");
        var job = store.FindJob(name) ?? throw GlueStore.NotFound($"Job {name} not found.");
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("Job");
            json.WriteJob(job);
            json.WriteEndObject();
        }));
    }
}
