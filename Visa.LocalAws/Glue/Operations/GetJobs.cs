using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

internal sealed class GetJobs(GlueStore store, GluePages pages) : IGlueOperation
{
    public string Name => nameof(GetJobs);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (page, next) = pages.Page(AwsInput.Parse(body), Name, store.Jobs, job => job.Name);
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Jobs");
            page.ForEach(json.WriteJob);
            json.WriteEndArray();
            if (next is not null)
                json.WriteString("NextToken", next);
            json.WriteEndObject();
        }));
    }
}
