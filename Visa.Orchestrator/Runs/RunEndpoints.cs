namespace Visa.Orchestrator.Runs;

internal static class RunEndpoints
{
    private const int LatestRuns = 100;

    public static void MapRunEndpoints(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/runs", async (RunStore store, CancellationToken cancellationToken) =>
            (await store.LatestAsync(LatestRuns, cancellationToken)).Select(run => new
            {
                run.Dag,
                run.RunKey,
                run.IntervalStart,
                run.IntervalEnd,
                State = run.State.ToString(),
                Steps = run.Steps.Select(step => new { step.Name, State = step.State.ToString(), step.Attempts, step.Output, step.Error }),
            }));
}
