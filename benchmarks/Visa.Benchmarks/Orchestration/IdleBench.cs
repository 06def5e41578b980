using System.Diagnostics;
using Visa.Benchmarks.Measuring;
using Visa.Benchmarks.Processes;
using Visa.Orchestrator.Storage;

namespace Visa.Benchmarks.Orchestration;

/// <summary>What the orchestrator's process takes, pages and API included, while nothing is due: its DAGs are paused, as the services that they call are not there.</summary>
internal static class IdleBench
{
    /// <summary>Until what runs again and again is compiled for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(2);

    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        session.Report("orchestrator: an idle process");
        var directory = Directory.CreateTempSubdirectory("visa-bench-idle-").FullName;
        var file = Path.Combine(directory, "runs.db");
        await PauseAsync(file, cancellationToken);
        var start = new ProcessStartInfo("dotnet", [typeof(Visa.Orchestrator.OrchestratorOptions).Assembly.Location, "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
            Environment =
            {
                ["Orchestrator__Database"] = file,
                ["AWS_REGION"] = "eu-west-1",
                ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9",
                ["AWS_ACCESS_KEY_ID"] = "none",
                ["AWS_SECRET_ACCESS_KEY"] = "none",
                ["Logging__LogLevel__Default"] = "None",
            },
        };
        var process = ChildProcess.Start(start);
        try
        {
            await Task.Delay(session.Quick ? TimeSpan.FromSeconds(15) : WarmUp, cancellationToken);
            process.Refresh();
            var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
            await Task.Delay(TimeSpan.FromSeconds(session.Quick ? 5 : 30), cancellationToken);
            process.Refresh();
            var share = (process.TotalProcessorTime - before).TotalSeconds / watch.Elapsed.TotalSeconds * 100;
            session.Record(OrchestratorArea.Lower("idle process, pages and API included: memory", process.WorkingSet64 / 1048576.0, "MiB") with
            {
                Peer = "published: minimal Airflow 2 compose (vmois.dev)", PeerValue = 1850, Aim = Aim.AtMost(200),
            });
            session.Record(OrchestratorArea.Lower("idle process: share of a core", share, "%") with { Aim = Aim.AtMost(1) });
        }
        finally
        {
            await ChildProcess.EndAsync(process, TimeSpan.Zero);
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task PauseAsync(string file, CancellationToken cancellationToken)
    {
        await using var database = SqliteDatabase.Open(file, TimeProvider.System);
        await DatabaseMigrator.MigrateAsync(database, cancellationToken);
        foreach (var dag in new[] { "payments", "lake-landing", "model-training" })
        {
            await database.WriteAsync("pause", session => session.ExecuteAsync("INSERT INTO dag (name, is_paused, version_hash, seen_at) VALUES (@dag, 1, '', 0)", ("@dag", dag)), cancellationToken);
        }
    }
}
