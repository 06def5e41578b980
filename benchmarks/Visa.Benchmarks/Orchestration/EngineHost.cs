using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Visa.Orchestrator;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Views;

namespace Visa.Benchmarks.Orchestration;

/// <summary>A scheduler as it runs in production, in this process, with DAGs of steps that do nothing.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private const int ChainLength = 40;
    private static readonly Actor Bench = new("bench", null);

    private readonly string _directory = Directory.CreateTempSubdirectory("visa-bench-orchestrator-").FullName;
    private readonly string? _postgres;
    private readonly string _name = $"bench-{Guid.NewGuid():N}";
    private readonly EndlessJob _job = new();
    private IHost _host = null!;

    private EngineHost(string? postgres) => _postgres = postgres;

    public static async Task<EngineHost> StartAsync(string? postgres, CancellationToken cancellationToken)
    {
        var engine = new EngineHost(postgres);
        await engine.StartAsync(cancellationToken);
        return engine;
    }

    public async Task<ChainTimes> RunChainAsync(CancellationToken cancellationToken)
    {
        var run = await RunAsync("chain", cancellationToken);
        var steps = run.Steps.OrderBy(step => step.StartedAt).ToList();
        var gaps = steps.Zip(steps.Skip(1), (before, after) => (after.StartedAt! - before.EndedAt!).Value.TotalMilliseconds).ToList();
        return new ChainTimes((run.EndedAt! - run.CreatedAt).Value.TotalMilliseconds, gaps);
    }

    public async Task<double> RunShortAsync(CancellationToken cancellationToken)
    {
        var run = await RunAsync("short", cancellationToken);
        return (run.EndedAt! - run.CreatedAt).Value.TotalMilliseconds;
    }

    /// <returns>Steps a second.</returns>
    public async Task<double> RunManyAsync(int runs, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => RunAsync("chain", cancellationToken)));
        return all.Sum(run => run.Steps.Count) / watch.Elapsed.TotalSeconds;
    }

    public async Task StartJobAsync(CancellationToken cancellationToken)
    {
        await Service<OperatorActions>().TriggerAsync("endless", null, null, null, null, Bench, cancellationToken);
        await NextLookAsync(cancellationToken);
    }

    public Task NextLookAsync(CancellationToken cancellationToken) => _job.NextLookAsync(cancellationToken);

    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        await StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Orchestrator:Database"] = Path.Combine(_directory, "runs.db"),
            ["Orchestrator:Postgres"] = _postgres,
            ["Orchestrator:NodeName"] = _name,
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddOrchestrator();
        builder.Services.AddSingleton(new NamedDag("chain", new BenchDag(dag => Chain(dag, ChainLength))));
        builder.Services.AddSingleton(new NamedDag("short", new BenchDag(dag => Chain(dag, 3))));
        builder.Services.AddSingleton(new NamedDag("endless", new BenchDag(dag => dag.Remote("job", _ => _job, _ => "endless"))));
        _host = builder.Build();
        await _host.StartAsync(cancellationToken);
        while (!Service<OrchestratorReadiness>().IsReady)
        {
            await Task.Delay(5, cancellationToken);
        }
    }

    private async Task StopAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }

    private async Task<RunView> RunAsync(string dag, CancellationToken cancellationToken)
    {
        var key = await Service<OperatorActions>().TriggerAsync(dag, Guid.NewGuid().ToString("N"), null, null, null, Bench, cancellationToken);
        while (true)
        {
            var run = await Service<Queries>().RunAsync(dag, key, cancellationToken);
            if (run!.State.IsEnd())
            {
                return run;
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    private T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    private static void Chain(DagBuilder dag, int length)
    {
        Step<int>? before = null;
        for (var place = 0; place < length; place++)
        {
            var step = dag.Run($"step{place:00}", (_, _) => Task.FromResult(0));
            before = before is null ? step : step.After(before);
        }
    }

    private sealed class BenchDag(Action<DagBuilder> configure) : IDag
    {
        public void Configure(DagBuilder dag) => configure(dag);
    }
}
