using System.Diagnostics;
using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;
using Visa.Orchestrator.Lab;

namespace Visa.Benchmarks.Orchestration;

/// <summary>How fast steps follow each other, on SQLite and on PostgreSQL; what an idle process takes; how fast the grid is over many runs. Peers are figures that others published, on other machines.</summary>
internal sealed class OrchestratorArea : IBenchmarkArea
{
    private const string Windmill = "published: Airflow 2.7.3 (windmill.dev, 2025)";

    public string Name => "orchestrator";

    public string Description => "dispatch latency, short runs, steps a second, restart to adoption, idle process, the grid over many runs";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        await using (var sqlite = await EngineHost.StartAsync(postgres: null, cancellationToken))
        {
            await EngineAsync(session, "SQLite", [sqlite], dispatch: (20, 100), shortRun: 60, throughput: 200, cancellationToken);
            await RestartAsync(session, sqlite, cancellationToken);
        }

        await PostgresAsync(session, cancellationToken);
        await GridBench.MeasureAsync(session, cancellationToken);
        await IdleBench.MeasureAsync(session, cancellationToken);
    }

    private static async Task PostgresAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        if (!LabPostgres.IsInstalled)
        {
            session.Skip(new SkippedPart("the same on PostgreSQL", "PostgreSQL is not installed", LabPostgres.InstallCommand));
            return;
        }

        await using var server = await LabPostgres.StartAsync(isDurable: true);
        var connection = await server.CreateDatabaseAsync();
        await using var first = await EngineHost.StartAsync(connection, cancellationToken);
        await using var second = await EngineHost.StartAsync(connection, cancellationToken);
        await EngineAsync(session, "PostgreSQL, two schedulers", [first, second], dispatch: (50, 250), shortRun: 120, throughput: 300, cancellationToken);
    }

    private static async Task EngineAsync(
        BenchmarkSession session, string where, IReadOnlyList<EngineHost> hosts, (double P50, double P99) dispatch, double shortRun, double throughput, CancellationToken cancellationToken)
    {
        var host = hosts[0];
        session.Report($"orchestrator on {where}: a chain of 40 steps");
        var chains = new List<ChainTimes>();
        for (var round = 0; round < (session.Quick ? 3 : 20); round++)
        {
            chains.Add(await host.RunChainAsync(cancellationToken));
        }

        var gaps = chains.Skip(1).SelectMany(chain => chain.Gaps).Order().ToList();
        session.Record(Lower($"{where}: end of a step to start of the next, median", Percentile(gaps, 0.5), "ms") with { Peer = Windmill, PeerValue = 2290, Aim = Aim.AtMost(dispatch.P50) });
        session.Record(Lower($"{where}: end of a step to start of the next, 99th percentile", Percentile(gaps, 0.99), "ms") with { Peer = $"{Windmill}, slowest", PeerValue = 5120, Aim = Aim.AtMost(dispatch.P99) });
        session.Record(Lower($"{where}: 40 light steps in a chain", Percentile([.. chains.Skip(1).Select(chain => chain.Total).Order()], 0.5) / 1000, "s") with { Peer = Windmill, PeerValue = 116.2, Aim = Aim.AtMost(1) });

        session.Report($"orchestrator on {where}: runs of three steps");
        var runs = new List<double>();
        for (var round = 0; round < (session.Quick ? 10 : 100); round++)
        {
            runs.Add(await host.RunShortAsync(cancellationToken));
        }

        session.Record(Lower($"{where}: a run of three steps, call to end, median", Percentile([.. runs.Skip(5).Order()], 0.5), "ms") with
        {
            Peer = "published: Airflow (windmill PR 8708, 2026)", PeerValue = 3792, Aim = Aim.AtMost(shortRun),
        });

        session.Report($"orchestrator on {where}: fifty runs at once");
        var rate = await host.RunManyAsync(session.Quick ? 10 : 50, cancellationToken);
        session.Record(new Measurement($"{where}: steps a second, fifty runs at once", rate, "steps/s") { Peer = "published: Temporal, 400 steps in 39 s (windmill.dev)", PeerValue = 10.3, Aim = Aim.AtLeast(throughput) });
    }

    /// <summary>From the start of a scheduler to its first look at a job that went on without it.</summary>
    private static async Task RestartAsync(BenchmarkSession session, EngineHost host, CancellationToken cancellationToken)
    {
        session.Report("orchestrator: restart to adoption");
        await host.StartJobAsync(cancellationToken);
        var watch = Stopwatch.StartNew();
        await host.RestartAsync(cancellationToken);
        await host.NextLookAsync(cancellationToken);
        session.Record(Lower("SQLite: stop and start again to the first look at a job elsewhere", watch.Elapsed.TotalSeconds, "s") with
        {
            Peer = "published: Airflow's defaults, scheduler dead after 30 s, orphans looked for every 300 s", PeerValue = 330, Aim = Aim.AtMost(2),
        });
    }

    internal static Measurement Lower(string name, double value, string unit) => new(name, value, unit) { Better = Better.Lower };

    internal static double Percentile(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
