using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visa.Benchmarks.Measuring;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Pages.Grids;
using Visa.Orchestrator.Storage;
using Visa.Orchestrator.Views;

namespace Visa.Benchmarks.Orchestration;

/// <summary>The grid's answer for the latest hundred runs of a DAG with many: query and JSON, and query and the page's table.</summary>
internal static class GridBench
{
    private const int Steps = 30;
    private const int RunsShown = 100;

    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        foreach (var runs in session.Quick ? [8_000] : new[] { 8_000, 100_000 })
        {
            session.Report($"orchestrator: the grid over {runs} runs");
            var directory = Directory.CreateTempSubdirectory("visa-bench-grid-").FullName;
            try
            {
                await MeasureAsync(session, Path.Combine(directory, "runs.db"), runs, cancellationToken);
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(BenchmarkSession session, string file, int runs, CancellationToken cancellationToken)
    {
        await using var database = SqliteDatabase.Open(file, TimeProvider.System);
        await DatabaseMigrator.MigrateAsync(database, cancellationToken);
        await FillAsync(database, runs, cancellationToken);
        var dag = DagDefinition.Build("grid", new GridDag());
        var queries = new Queries(database, new DagCatalogue([dag]), TimeProvider.System);
        var times = new List<double>();
        for (var call = 0; call < (session.Quick ? 10 : 60); call++)
        {
            var watch = Stopwatch.StartNew();
            var grid = await queries.GridAsync("grid", RunsShown, null, cancellationToken);
            _ = JsonSerializer.SerializeToUtf8Bytes(grid, JsonSerializerOptions.Web);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        session.Record(OrchestratorArea.Lower($"grid of {Steps} steps by {RunsShown} runs, {runs:N0} runs kept, 95th percentile", OrchestratorArea.Percentile([.. times.Skip(3).Order()], 0.95), "ms") with
        {
            Peer = "published: Airflow with over 8,000 runs (issue 49800)", PeerValue = 49_000, Aim = Aim.AtMost(200),
        });
        await MeasurePageAsync(session, queries, runs, cancellationToken);
    }

    private static async Task MeasurePageAsync(BenchmarkSession session, Queries queries, int runs, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var times = new List<double>();
        for (var call = 0; call < (session.Quick ? 10 : 60); call++)
        {
            var watch = Stopwatch.StartNew();
            var parameters = new Dictionary<string, object?>
            {
                [nameof(GridTable.Grid)] = await queries.GridAsync("grid", RunsShown, null, cancellationToken),
                [nameof(GridTable.Now)] = TimeProvider.System.GetUtcNow(),
            };
            _ = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<GridTable>(ParameterView.FromDictionary(parameters))).ToHtmlString());
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        session.Record(OrchestratorArea.Lower($"page of the grid of {Steps} steps by {RunsShown} runs, {runs:N0} runs kept, 95th percentile", OrchestratorArea.Percentile([.. times.Skip(3).Order()], 0.95), "ms") with
        {
            Aim = Aim.AtMost(200),
        });
    }

    private static Task<int> FillAsync(SqliteDatabase database, int runs, CancellationToken cancellationToken) => database.WriteAsync("fill", async session =>
    {
        await session.ExecuteAsync(
            """
            INSERT INTO run (dag, run_key, kind, state, priority, sort_at, version_hash, trace_parent, created_by, created_at, started_at, ended_at)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @runs)
            SELECT 'grid', 'I:' || i, 0, 20, 10, i * 36000000000, 'v', '00-0-0-01', 'bench', i * 36000000000, i * 36000000000, i * 36000000000 + 1 FROM n
            """, ("@runs", runs));
        return await session.ExecuteAsync(
            """
            INSERT INTO step (run_id, dag, name, map_index, state, started_at, ended_at)
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @last)
            SELECT r.id, 'grid', 'step' || n.i, -1, 20, r.created_at, r.created_at + 1 FROM run r, n
            """, ("@last", Steps - 1));
    }, cancellationToken);

    private sealed class GridDag : IDag
    {
        public void Configure(DagBuilder dag)
        {
            for (var place = 0; place < Steps; place++)
            {
                dag.Run($"step{place}", (_, _) => Task.FromResult(0));
            }
        }
    }
}
