using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Tests.Lab;

/// <summary>
/// Ends schedulers at boundaries of the database and of remote services, several times a round, while services lose answers, are full, fail jobs, and list them late; after each round no job was submitted
/// twice, no step was lost, and every run is in the right state.
/// </summary>
internal sealed class CrashCampaign(Func<Task<LabOptions>> options)
{
    private const int Moves = 40;
    private const int TriesAtABoundary = 40;

    private readonly Dictionary<string, int> _killed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _boundaries = new(StringComparer.Ordinal);

    public int Kills => _killed.Values.Sum();

    public int Rounds { get; private set; }

    /// <summary>Those that were passed, and at which no scheduler was ended yet.</summary>
    public IReadOnlyList<string> Untouched => [.. _boundaries.Except(_killed.Keys).Order(StringComparer.Ordinal)];

    /// <summary>A sentence for the test's output.</summary>
    public string Summary => $"{Rounds} rounds, {Kills} kills at {_killed.Count} of {_boundaries.Count} boundaries; 0 jobs submitted twice, 0 steps lost, 0 runs doubled";

    /// <summary>Rounds from a seed on until there were so many kills.</summary>
    public async Task RunAsync(int seed, int kills)
    {
        while (Kills < kills)
        {
            await RoundAsync(seed + Rounds, boundary: null);
        }
    }

    /// <summary>Ends schedulers at each boundary that chance has left out.</summary>
    public async Task TouchAllAsync(int seed)
    {
        for (var round = 0; round < TriesAtABoundary && Untouched.Count > 0; round++)
        {
            foreach (var boundary in Untouched)
            {
                await RoundAsync(seed + round, boundary);
            }
        }
    }

    private async Task RoundAsync(int seed, string? boundary)
    {
        var random = new Random(seed);
        var setting = await options() with { Pools = new Dictionary<string, int> { ["jobs"] = 2 } };
        await using var lab = await OrchestratorLab.ForAsync(new TestDag(Configure), setting);
        foreach (var step in new[] { "clean", "load", "publish" })
        {
            Harass(lab.Service(step), random);
        }

        lab.Service("clean").Then(LabPlan.Fails(TimeSpan.FromSeconds(20), "no workers")).Then(LabPlan.Succeeds(TimeSpan.FromSeconds(30))).Then(LabPlan.Fails(TimeSpan.FromSeconds(1), "no workers"));
        lab.Service("load").HonoursTokens = true;
        for (var move = 0; move < Moves; move++)
        {
            var node = random.Next(setting.Nodes);
            if (boundary is not null && !lab.Crashes.Contains(boundary))
            {
                // What takes over from a scheduler that was ended is ended there itself.
                lab.CrashAt(boundary, node);
                lab.CrashAfter(random.Next(1, 40), node);
            }
            else if (random.Next(2) == 0)
            {
                lab.CrashAfter(random.Next(1, 40), node);
            }

            await lab.AdvanceAsync(TimeSpan.FromSeconds(random.Next(1, 60)));
        }

        await lab.AdvanceAsync(TimeSpan.FromMinutes(45));
        await AssertAllIsWellAsync(lab, seed);
        Rounds++;
        _boundaries.UnionWith(lab.CrashPoints);
        foreach (var point in lab.Crashes)
        {
            _killed[point] = _killed.GetValueOrDefault(point) + 1;
        }
    }

    private static void Configure(DagBuilder dag)
    {
        dag.EveryInterval("*/10 * * * *").Catchup(Catchup.All(TimeSpan.FromMinutes(30))).Overlap(Overlap.Allow(3));
        var raw = dag.WaitFor("raw", TimeSpan.FromSeconds(20), (context, _) => Task.FromResult(SensorAnswer<string>.Done(context.Interval.Key)));
        var clean = dag.Job("clean").After(raw).InPool("jobs").Retry(3, Backoff.Constant(TimeSpan.FromSeconds(10)));
        var load = dag.Job("load").After(clean).InPool("jobs");
        var parts = dag.Run<IReadOnlyList<int>>("parts", (run, _) =>
        {
            run.Log("three parts");
            return Task.FromResult<IReadOnlyList<int>>([1, 2, 3]);
        }).After(load);
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
