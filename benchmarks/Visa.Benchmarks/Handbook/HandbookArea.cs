using System.Globalization;
using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;
using Visa.Scoring.Training;

namespace Visa.Benchmarks.Handbook;

/// <summary>
/// The Fraud Detection Handbook's protocol on its own data: settings are chosen on its four validation folds, then the chosen ones are trained on its four test folds once.
/// </summary>
internal sealed class HandbookArea : IBenchmarkArea
{
    private const string Published = "best published (XGBoost, balanced bagging)";
    private const int Seeds = 3;

    private static readonly LightGbmLearner Learner = new();

    private static readonly LearnerSettings Base = new() { Trees = 200, LearningRate = 0.03, Leaves = 16, Depth = 4, RowShare = 0.8, FeatureShare = 0.15, RowsPerLeaf = 5, Bins = 4_096 };

    private static readonly LearnerSettings[] Candidates = [Base, Base with { FeatureShare = 0.3, Trees = 300 }, Base with { Depth = 3, Leaves = 8, Trees = 400 }, Base with { L2 = 10 }];

    public string Name => "handbook";

    public string Description => "the Fraud Detection Handbook's protocol; --data handbook-transactions.csv.gz";

    public Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        if (session.Data is null || !File.Exists(session.Data))
        {
            session.Skip(new SkippedPart("the whole area", session.Data is null ? "no data was named" : $"there is no {session.Data}", "./visa bench handbook --data FILE, the handbook's simulated transactions as a gzipped CSV file"));
            return Task.CompletedTask;
        }

        return Task.Run(() => Measure(session, session.Data, cancellationToken), cancellationToken);
    }

    private static void Measure(BenchmarkSession session, string data, CancellationToken cancellationToken)
    {
        session.Report("computing features in event time");
        var (first, last) = HandbookFold.Reach;
        var table = new HandbookTable(new HandbookHistory().Run(HandbookFile.Read(data), first, last), first);
        var trial = new HandbookTrial(table);
        var chosen = Choose(session, trial, cancellationToken);

        session.Report($"testing {Describe(chosen)}");
        var (mean, deviation) = HandbookScores.Over(trial.Run(Learner, chosen, HandbookFold.Test, Seeds, cancellationToken));
        session.Record(new Measurement("features used", table.Features, "features"));
        session.Record(Figure("AUC ROC, mean of the test folds", mean.AucRoc, 0.879, 0.884));
        session.Record(Figure("AUC ROC, standard deviation over them", deviation.AucRoc));
        session.Record(Figure("AP, mean of the test folds", mean.AveragePrecision, 0.694, 0.756));
        session.Record(Figure("AP, standard deviation over them", deviation.AveragePrecision));
        session.Record(Figure("CP@100, mean of the test folds", mean.CardPrecision, 0.305, 0.311));
        session.Record(Figure("CP@100, standard deviation over them", deviation.CardPrecision));
    }

    private static LearnerSettings Choose(BenchmarkSession session, HandbookTrial trial, CancellationToken cancellationToken)
    {
        LearnerSettings[] candidates = session.Quick ? [Base] : Candidates;
        var best = (Settings: Base, Ap: 0.0);
        foreach (var settings in candidates)
        {
            session.Report($"validating {Describe(settings)}");
            var ap = HandbookScores.Over(trial.Run(Learner, settings, HandbookFold.Validation, 1, cancellationToken)).Mean.AveragePrecision;
            session.Record(Figure($"validation AP, {Describe(settings)}", ap));
            if (ap > best.Ap) best = (settings, ap);
        }

        return best.Settings;
    }

    private static string Describe(LearnerSettings settings) =>
        string.Create(CultureInfo.InvariantCulture, $"{settings.Trees} trees of depth {settings.Depth}, {settings.FeatureShare:0.##} of the features, L2 {settings.L2:0.##}");

    private static Measurement Figure(string name, double value, double? published = null, double? aim = null) => new(name, Math.Round(value, 4), "")
    {
        Peer = published is null ? null : Published,
        PeerValue = published,
        Aim = aim is { } bound ? Aim.AtLeast(bound) : null,
    };
}
