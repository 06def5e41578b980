using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

/// <summary>Deletes a job; one that is not there is no error, as on AWS. Its runs stay.</summary>
internal sealed class DeleteJob(GlueStore store) : IGlueOperation
{
    public string Name => nameof(DeleteJob);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var name = GlueInput.Name(AwsInput.Parse(body), "JobName");
        await store.CommitAsync(() => new GlueEntry { Deleted = name }, cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("JobName", name);
            json.WriteEndObject();
        });
    }
}
