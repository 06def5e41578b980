using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Tests.Lab;

/// <summary>
/// Ends schedulers at seeded boundaries of the database and of remote services, several times a run, while services lose answers, are full, and list jobs late; then no job was submitted
/// twice, no step was lost, and every run is in the right state.
/// </summary>
public sealed class CrashProofTests
{
    private const int ShortRounds = 5;
    private const int LongRounds = 100;

    [Fact]
    public async Task Runs_SchedulerEndsAtSeededBoundaries_NothingIsDoubledOrLost()
    {
        var rounds = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? LongRounds : ShortRounds;
        var kills = 0;
        for (var seed = 1; seed <= rounds; seed++)
        {
            kills += await RoundAsync(seed, new LabOptions());
        }

        Assert.True(kills >= 10 * rounds, $"{kills} kills in {rounds} rounds");
    }

    internal static async Task<int> RoundAsync(int seed, LabOptions options)
    {
        var random = new Random(seed);
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(Configure), options with { Pools = new Dictionary<string, int> { ["jobs"] = 2 } });
        foreach (var step in new[] { "clean", "load", "publish" })
        {
            Harass(lab.Service(step), random);
        }

        lab.Service("load").HonoursTokens = true;
        for (var step = 0; step < 40; step++)
        {
            if (random.Next(2) == 0)
            {
                lab.CrashAfter(random.Next(1, 40), random.Next(options.Nodes));
            }

            await lab.AdvanceAsync(TimeSpan.FromSeconds(random.Next(1, 60)));
        }

        await lab.AdvanceAsync(TimeSpan.FromMinutes(45));
        await AssertAllIsWellAsync(lab, seed);
        return lab.Crashes;
    }

    private static void Configure(DagBuilder dag)
    {
        dag.EveryInterval("*/10 * * * *").Catchup(Catchup.All(TimeSpan.FromMinutes(30))).Overlap(Overlap.Allow(3));
        var raw = dag.WaitFor("raw", TimeSpan.FromSeconds(20), (context, _) => Task.FromResult(SensorAnswer<string>.Done(context.Interval.Key)));
        var clean = dag.Job("clean").After(raw).InPool("jobs").Retry(3, Backoff.Constant(TimeSpan.FromSeconds(10)));
        var load = dag.Job("load").After(clean).InPool("jobs");
        var parts = dag.Run<IReadOnlyList<int>>("parts", (_, _) => Task.FromResult<IReadOnlyList<int>>([1, 2, 3])).After(load);
        var checks = dag.Map("check", parts, (int part, StepContext _, CancellationToken _) => Task.FromResult(part));
        dag.Job("publish").After(checks);
    }

    private static void Harass(LabService service, Random random)
    {
        service.Usually = LabPlan.Succeeds(TimeSpan.FromSeconds(random.Next(5, 90)));
        service.ListedAfter = TimeSpan.FromSeconds(random.Next(0, 25));
        for (var i = 0; i < 6; i++)
        {
            _ = random.Next(6) switch { 0 => service.LosesAnswer(), 1 => service.IsFull(), _ => service };
        }
    }

    private static async Task AssertAllIsWellAsync(OrchestratorLab lab, int seed)
    {
        Assert.All(lab.Services, service => Assert.True(service.Duplicates == 0, $"seed {seed}: {service.Duplicates} jobs were submitted twice"));
        var runs = await lab.Queries.RunsAsync("dag", null, null, 1000, default);
        Assert.Equal(runs.Count, runs.Select(run => run.Interval).Distinct().Count());
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.Interval!.Value.Start, pair.Second.Interval!.Value.End));
        foreach (var run in runs.Skip(3))
        {
            Assert.True(run.State == RunState.Succeeded, $"seed {seed}: run {run.RunKey} is {run.State}");
            var view = await lab.Queries.RunAsync(run.Id, default);
            Assert.Equal(9, view!.Steps.Count);
            Assert.All(view.Steps, step => Assert.Equal(StepState.Succeeded, step.State));
        }
    }
}
