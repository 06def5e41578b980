using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Glue.Runs;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Operations;

internal sealed class StartJobRun(GlueStore store, JobRunner runner) : IGlueOperation
{
    public string Name => nameof(StartJobRun);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var name = GlueInput.Name(input, "JobName");
        var previous = input.String("JobRunId");
        GlueInput.CheckTimeout(input.Integer("Timeout"));
        if (previous is not null && (store.FindRun(previous) is not { } run || run.JobName != name))
            throw GlueStore.NotFound($"Job run {previous} not found.");
        var arguments = input.Strings("Arguments") ?? (previous is null ? new Dictionary<string, string>() : store.FindRun(previous)!.Arguments);
        var started = await runner.SubmitAsync(name, new JobRunRequest(arguments, previous, input.Integer("Timeout"), input.Boolean("JobRunQueuingEnabled")));
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("JobRunId", started.Id);
            json.WriteEndObject();
        });
    }
}
