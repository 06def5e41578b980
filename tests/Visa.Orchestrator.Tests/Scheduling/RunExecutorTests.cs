using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;

namespace Visa.Orchestrator.Tests.Scheduling;

public sealed class RunExecutorTests : IAsyncLifetime
{
    private static readonly DataInterval Interval = new(DateTimeOffset.Parse("2026-03-08T09:00:00Z", null), DateTimeOffset.Parse("2026-03-08T10:00:00Z", null));

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"runs-{Guid.NewGuid():N}.db");
    private readonly List<string> _ran = [];
    private RunStore _store = null!;
    private RunExecutor _executor = null!;

    public async Task InitializeAsync()
    {
        _store = new RunStore(new Databases(_file), new FakeTimeProvider(Interval.End));
        _executor = new RunExecutor(_store, NullLogger<RunExecutor>.Instance);
        await _store.PrepareAsync(default);
    }

    public Task DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(_file);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Execute_OfAChain_PassesOutputsOn()
    {
        var dag = Dag(builder =>
        {
            var first = builder.Run("first", (_, _) => Task.FromResult("42"));
            builder.Run("second", (run, _) => Task.FromResult($"{run.Outputs["first"]} of {run.Interval.RunKey}"), first);
        });

        var run = await RunAsync(dag);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal("42 of 20260308T090000Z", run.Steps.Single(step => step.Name == "second").Output);
    }

    [Fact]
    public async Task Execute_WithAFailedStep_SkipsWhatFollowsAndRunsTheRest()
    {
        var dag = Dag(builder =>
        {
            var failing = builder.Run("failing", (_, _) => throw new InvalidOperationException("no such bucket"));
            builder.Run("after", Note("after"), failing);
            builder.Run("beside", Note("beside"));
        });

        var run = await RunAsync(dag);

        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal("no such bucket", run.Steps.Single(step => step.Name == "failing").Error);
        Assert.Equal(StepState.UpstreamFailed, run.Steps.Single(step => step.Name == "after").State);
        Assert.Equal(["beside"], _ran);
    }

    [Fact]
    public async Task Execute_WithRetries_StopsAtTheFirstSuccess()
    {
        var calls = 0;
        var dag = Dag(builder => builder.Retry(2).Run("flaky", (_, _) => ++calls < 3 ? throw new IOException() : Task.FromResult("ok")));

        var run = await RunAsync(dag);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal(3, run.Steps[0].Attempts);
    }

    [Fact]
    public async Task Execute_AfterACrash_RunsOnlyWhatHadNotSucceeded()
    {
        using var crash = new CancellationTokenSource();
        var dag = Dag(builder =>
        {
            var first = builder.Run("first", Note("first"));
            builder.Run("second", async (_, cancellationToken) =>
            {
                _ran.Add("second");
                if (_ran.Count == 2)
                {
                    await crash.CancelAsync();
                }

                cancellationToken.ThrowIfCancellationRequested();
                return "";
            }, first);
        });
        await _store.OpenAsync(dag, Interval, default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _executor.ExecuteAsync(dag, (await _store.UnfinishedAsync(dag.Name, default))[0], crash.Token));

        var run = await RunAsync(dag);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal(["first", "second", "second"], _ran);
    }

    [Fact]
    public async Task Open_OfAnIntervalTwice_MakesOneRun()
    {
        var dag = Dag(builder => builder.Run("a", Note("a")));
        await RunAsync(dag);
        await _store.OpenAsync(dag, Interval, default);

        Assert.Empty(await _store.UnfinishedAsync(dag.Name, default));
        Assert.Single(await _store.LatestAsync(10, default));
    }

    private Func<StepContext, CancellationToken, Task<string>> Note(string step) => (_, _) =>
    {
        _ran.Add(step);
        return Task.FromResult(step);
    };

    private static DagDefinition Dag(Action<DagBuilder> configure) =>
        DagDefinition.Build("test", new TestDag(builder => configure(builder.EveryInterval("0 * * * *"))));

    private async Task<RunRow> RunAsync(DagDefinition dag)
    {
        await _store.OpenAsync(dag, Interval, default);
        await _executor.ExecuteAsync(dag, (await _store.UnfinishedAsync(dag.Name, default))[0], default);
        return (await _store.LatestAsync(1, default))[0];
    }

    private sealed class Databases(string file) : IDbContextFactory<RunDatabase>
    {
        public RunDatabase CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<RunDatabase>();
            RunDatabase.Use(options, file);
            return new RunDatabase(options.Options);
        }
    }
}
