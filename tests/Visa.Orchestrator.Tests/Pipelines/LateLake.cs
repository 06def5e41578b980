using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Tests.Hosting;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests.Pipelines;

/// <summary>A lake whose days are still to be made up for, and the pipeline, paused, that will do so.</summary>
internal sealed class LateLake(Lakehouse lake, PaymentsHost host, ShiftedTime time)
{
    private static readonly Actor Engineer = new("engineer", "the outage is over");

    public Lakehouse Lake => lake;

    public PaymentsHost Host => host;

    /// <summary>Starts the backfill before the schedule goes on, so that each day is a run of its own, and waits until all have ended.</summary>
    public async Task BackfillAsync(int maxActive)
    {
        var items = await host.Actions.BackfillAsync(host.Dag, new BackfillRequest(LandedDays.First, LandedDays.First.AddDays(LandedDays.Count), MaxActive: maxActive), Engineer, default);
        Assert.Equal(LandedDays.Count, items.Count(item => item.Action == "create"));
        await host.Actions.PauseAsync(host.Dag, isPaused: false, Engineer, default);
        await UntilAllHaveEndedAsync();
    }

    /// <summary>Runs what failed of a day's run again.</summary>
    public async Task<RunView> ClearAsync(int day)
    {
        var run = await RunAsync(day);
        await host.Actions.ClearAsync(run.Id, null, ClearScope.Failed, Engineer, default);
        await UntilAllHaveEndedAsync();
        return await RunAsync(day);
    }

    public async Task<RunView> RunAsync(int day) => (await host.Queries.RunAsync(host.Dag, LandedDays.KeyOf(day), default))!;

    /// <summary>The waits between attempts are passed over.</summary>
    private async Task UntilAllHaveEndedAsync()
    {
        while ((await host.Queries.RunsAsync(host.Dag, null, null, 100, default)).Where(run => !run.State.IsEnd()).ToList() is { Count: > 0 } open)
        {
            foreach (var run in open)
            {
                if ((await host.Queries.RunAsync(run.Id, default))!.Steps.Any(step => step.State == StepState.UpForRetry))
                {
                    time.MoveBy(TimeSpan.FromSeconds(10));
                    host.Wake();
                }
            }

            await Task.Delay(100);
        }
    }
}
