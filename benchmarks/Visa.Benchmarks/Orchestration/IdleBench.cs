using System.Diagnostics;
using Visa.Benchmarks.Measuring;
using Visa.Benchmarks.Processes;

namespace Visa.Benchmarks.Orchestration;

/// <summary>What the orchestrator's process takes, pages and API included, while nothing is due.</summary>
internal static class IdleBench
{
    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        session.Report("orchestrator: an idle process");
        var directory = Directory.CreateTempSubdirectory("visa-bench-idle-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(Visa.Orchestrator.OrchestratorOptions).Assembly.Location, "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
            Environment =
            {
                ["Orchestrator__Database"] = Path.Combine(directory, "runs.db"),
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
            await Task.Delay(TimeSpan.FromSeconds(15), cancellationToken);
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
}
