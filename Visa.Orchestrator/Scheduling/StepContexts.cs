using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Makes what a step may know of its run.</summary>
internal sealed class StepContexts(IDatabase database)
{
    public async Task<(StepContext Context, RunRow Run)> ForAsync(StepRow step, IServiceProvider services, IStepReport report, CancellationToken cancellationToken)
    {
        var (run, outputs) = await database.ReadAsync(async session => (
            await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.id = @run", RunRow.Read, ("@run", step.RunId)),
            await session.QueryAsync(
                "SELECT s.name, s.output FROM step s WHERE s.run_id = @run AND s.map_index = -1 AND s.state = 20 AND s.output IS NOT NULL",
                row => (row.GetString(0), row.GetString(1)), ("@run", step.RunId))), cancellationToken);
        var identity = new RunIdentity(run!.Dag, run.RunKey, run.Interval, run.Parameters, step.Generation, step.Attempt, run.TraceParent);
        return (new StepContext(identity, step.Name, outputs.ToDictionary(output => output.Item1, output => output.Item2, StringComparer.Ordinal), step.Item, services, report), run);
    }
}
