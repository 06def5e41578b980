using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

/// <summary>Replaces a job's definition: what the update leaves out has its default again, as on AWS.</summary>
internal sealed class UpdateJob(GlueStore store, TimeProvider time) : IGlueOperation
{
    public string Name => nameof(UpdateJob);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = GlueInput.Name(input, "JobName");
        var update = input.Structure("JobUpdate");
        new Constraints().NotNull(update, "jobUpdate").ThrowIfBroken();
        await store.CommitAsync(
            () =>
            {
                var old = store.FindJob(name) ?? throw GlueStore.NotFound($"Job {name} not found.");
                return new GlueEntry { Job = GlueInput.Job(update!.Value, name, old.CreatedOn, time.GetUtcNow()) };
            },
            cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("JobName", name);
            json.WriteEndObject();
        });
    }
}
