using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Transform;

namespace Visa.Orchestrator.Batch;

/// <summary>Takes a claim's raw objects to the raw schema: transform, then a load a table.</summary>
public sealed class ClaimWork(TransformStep transform, GlueJob glue, RemoteRun remote, LoadStep load)
{
    private const string Name = "batch";

    /// <param name="say">Is told what was done, a line a step.</param>
    public async Task<TransformSummary> DoAsync(RawClaim claim, Action<string> say, CancellationToken cancellationToken)
    {
        var summary = await TransformAsync(claim, cancellationToken);
        foreach (var (entity, read) in summary.Inputs)
            say($"read {entity}: {read.Rows} lines of {read.Objects} objects, {read.Corrupt} corrupt");
        foreach (var table in LoadTable.All)
            say($"load {table.Name}: {(await load.RunAsync(table, claim.RunKey, cancellationToken) ? "done" : "done before")}");
        return summary;
    }

    private async Task<TransformSummary> TransformAsync(RawClaim claim, CancellationToken cancellationToken)
    {
        var spec = await transform.SpecAsync(claim.RunKey, claim, cancellationToken);
        // Another version of the SQL is other work; its runs are not looked for.
        var step = $"transform {spec.Arguments["--sql_location"]}";
        await remote.RunAsync(glue, attempt => new SubmitToken(SubmitToken.ValueOf(Name, claim.RunKey, step, 0, 0, attempt), claim.CompleteBefore.AddDays(-1)), spec, cancellationToken);
        return await transform.SummaryAsync(claim.RunKey, cancellationToken);
    }
}
