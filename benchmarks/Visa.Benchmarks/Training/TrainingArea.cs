using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Kernel;
using Visa.Benchmarks.Measuring;
using Visa.Benchmarks.Peers;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Training;

namespace Visa.Benchmarks.Training;

/// <summary>Training by each learner, beside Debian's XGBoost on the same rows with the same number of trees and leaves: time, and average precision on rows that none has seen.</summary>
internal sealed class TrainingArea : IBenchmarkArea
{
    private const string Module = "xgboost";
    private const string DebianPackage = "python3-xgboost";

    private static readonly LearnerSettings Settings = new() { Trees = 300, Leaves = 31, Depth = 31, LearningRate = 0.05, Bins = 2_048, FeatureShare = 1, RowShare = 1, Patience = 0, Threads = 2 };

    private static readonly LabelledRows NoValidation = new(KernelData.Width, [], []);

    public string Name => "training";

    public string Description => "training by LightGBM and FastTree beside XGBoost, on the same rows";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        var (training, test) = (KernelData.Make(session.Quick ? 20_000 : 200_000, 1), KernelData.Make(session.Quick ? 10_000 : 50_000, 3));
        var peer = await PeerAsync(session, training, test, cancellationToken);
        foreach (var learner in new ILearner[] { new LightGbmLearner(), new FastTreeLearner() })
        {
            session.Report($"{learner.Name}: {Settings.Trees} trees on {training.Count:N0} rows");
            var started = Stopwatch.GetTimestamp();
            var scorer = await Task.Run(() => learner.Learn(training, NoValidation, Settings), cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var precision = new Ranking(scorer.Score(test), test.IsFraud).Count().AveragePrecision();
            session.Record(new Measurement($"{learner.Name}, training", seconds, "s") { Better = Better.Lower, Peer = peer?.Name, PeerValue = peer?.Seconds });
            session.Record(new Measurement($"{learner.Name}, average precision", precision, "") { Peer = peer?.Name, PeerValue = peer?.AveragePrecision });
        }
    }

    private static async Task<Peer?> PeerAsync(BenchmarkSession session, LabelledRows training, LabelledRows test, CancellationToken cancellationToken)
    {
        var lookup = await session.Peers.PythonModuleAsync(Module, DebianPackage, cancellationToken);
        if (!lookup.IsFound)
        {
            session.Skip(new SkippedPart("XGBoost", lookup.Reason, lookup.Command));
            return null;
        }

        session.Report("XGBoost: training on the same rows");
        var rows = Path.Combine(Path.GetTempPath(), $"visa-rows-{Environment.ProcessId}.bin");
        try
        {
            RowsFile.Write(rows, training, test);
            string[] settings = [.. new IFormattable[] { Settings.Trees, Settings.Leaves, Settings.LearningRate, Settings.Bins }.Select(value => value.ToString(null, CultureInfo.InvariantCulture))];
            var command = new PeerCommand(PeerFinder.Python, [Path.Combine(session.Root, "benchmarks", "peers", "xgboost_training.py"), rows, .. settings]) { TimeLimit = TimeSpan.FromMinutes(15) };
            var result = (await PeerProcess.RunAsync(command, cancellationToken)).EnsureSuccess("XGBoost");
            using var figures = JsonDocument.Parse(result.LastLine);
            return new Peer($"XGBoost {lookup.Value}, hist, 2 threads", figures.RootElement.GetProperty("seconds").GetDouble(), figures.RootElement.GetProperty("average_precision").GetDouble());
        }
        finally
        {
            File.Delete(rows);
        }
    }

    private sealed record Peer(string Name, double Seconds, double AveragePrecision);
}
