using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Glue.Runs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

/// <summary>Asks up to 25 runs to stop; each is accepted or refused by itself.</summary>
internal sealed class BatchStopJobRun(JobRunner runner) : IGlueOperation
{
    private const int MostRuns = 25;

    public string Name => nameof(BatchStopJobRun);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = GlueInput.Name(input, "JobName");
        var ids = input.StringList("JobRunIds");
        new Constraints().NotNull(ids, "jobRunIds")
            .Check(ids is null or { Count: >= 1 and <= MostRuns }, $"[{ids?.Count} ids]", "jobRunIds", $"Member must have length between 1 and {MostRuns}")
            .ThrowIfBroken();
        var outcomes = new List<(string Id, (string Code, string Message)? Refusal)>();
        foreach (var id in ids!)
            outcomes.Add((id, await runner.StopRunAsync(name, id)));
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("SuccessfulSubmissions");
            foreach (var (id, _) in outcomes.Where(outcome => outcome.Refusal is null))
            {
                json.WriteStartObject();
                json.WriteString("JobName", name);
                json.WriteString("JobRunId", id);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("Errors");
            foreach (var (id, refusal) in outcomes.Where(outcome => outcome.Refusal is not null))
            {
                json.WriteStartObject();
                json.WriteString("JobName", name);
                json.WriteString("JobRunId", id);
                json.WriteStartObject("ErrorDetail");
                json.WriteString("ErrorCode", refusal!.Value.Code);
                json.WriteString("ErrorMessage", refusal.Value.Message);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
