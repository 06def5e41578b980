using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

internal sealed class CreateJob(GlueStore store, TimeProvider time) : IGlueOperation
{
    private const string JobName = "Name";

    public string Name => nameof(CreateJob);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = GlueInput.Name(input, JobName);
        var job = GlueInput.Job(input, name, time.GetUtcNow(), time.GetUtcNow());
        await store.CommitAsync(
            () => store.FindJob(name) is null ? new GlueEntry { Job = job } : throw new AwsException("AlreadyExistsException", $"Job with name: {name} already exists."),
            cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString(JobName, name);
            json.WriteEndObject();
        });
    }
}
