using System.Globalization;
using Visa.Features;
using Visa.Scoring.Lake;
using Visa.Scoring.Replay;
using Visa.Scoring.Training;

namespace Visa.Scoring.TrainingRuns;

/// <summary>What the lake's history gives to learn from.</summary>
internal sealed record TrainingData
{
    public required TrainingSplit Split { get; init; }

    /// <summary>Places in the catalogue of the features that were trained on.</summary>
    public required int[] Features { get; init; }

    public required float[] StandIns { get; init; }

    public required FeatureSample Sample { get; init; }

    public required LabelledRows Training { get; init; }

    public required LabelledRows Validation { get; init; }

    /// <summary>Of the validation rows those that are drawn as the training rows are: the same weights fit both, and training that looks at them after each tree takes less long.</summary>
    public required LabelledRows Stopping { get; init; }

    /// <summary>Its labels are those known at the end of the data.</summary>
    public required LabelledRows Test { get; init; }

    public required IReadOnlyList<ReplayedRow> ValidationRows { get; init; }

    public required IReadOnlyList<ReplayedRow> TestRows { get; init; }

    /// <summary>How long reports take, by those known when the test begins.</summary>
    public required ReportDelays Delays { get; init; }

    public required long TrainingTransactions { get; init; }

    public required double HonestShare { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>Replays the lake's history.</summary>
    /// <exception cref="LakeException">There is too little of it, or no fraud in it.</exception>
    public static async Task<TrainingData> PrepareAsync(LakeHistory history, TrainingOptions options, Action<string> report, CancellationToken cancellationToken)
    {
        var days = await history.DaysAsync(cancellationToken);
        var split = TrainingSplit.Of(days, options);
        var reports = await history.ReadReportsAsync(cancellationToken);
        int[] features = [.. FeatureCatalogue.Features.Where(feature => options.Risk != RiskUse.None || feature.Group != FeatureGroup.Risk).Select(feature => feature.Id)];
        var reader = new SplitReader(split, features, options.MaxHonest, options.Seed);
        using var replay = new HistoryReplay(reports, options.Risk);
        LakeDay[] replayed = [.. days.Where(day => day.Date < split.To)];
        var done = 0;
        await foreach (var (day, transactions) in history.ReadAheadAsync(replayed, cancellationToken))
        {
            report(string.Create(CultureInfo.InvariantCulture, $"replaying {day.Date:yyyy-MM-dd}, day {++done} of {replayed.Length}"));
            replay.Show(day.Date, transactions, reader, cancellationToken);
        }

        ThrowIfWithoutFraud(reader.Training, "training", split);
        ThrowIfWithoutFraud(reader.Validation, "validation", split);
        return From(reader, split, features, replay.Fingerprint);
    }

    private static TrainingData From(SplitReader reader, TrainingSplit split, int[] features, string fingerprint)
    {
        var sample = new FeatureSample(reader.Training, features);
        var standIns = FeatureSample.StandIns(reader.Training, features);
        var validation = reader.Validation.MoveToLabelled(standIns, row => row.IsKnownFraud(split.LabelsUntil));
        return new TrainingData
        {
            Split = split,
            Features = features,
            StandIns = standIns,
            Sample = sample,
            Training = reader.Training.MoveToLabelled(standIns, row => row.IsKnownFraud(split.LabelsUntil)),
            Validation = validation,
            Stopping = validation.Where(row => reader.IsDrawn(reader.Validation.Rows[row])),
            Test = reader.Test.MoveToLabelled(standIns, row => row.IsKnownFraud(TrainingSplit.Start(split.To))),
            ValidationRows = reader.Validation.Rows,
            TestRows = reader.Test.Rows,
            Delays = new ReportDelays(reader.Training.Rows.Concat(reader.Validation.Rows), split.LabelsUntil),
            TrainingTransactions = reader.TrainingTransactions,
            HonestShare = reader.HonestShare,
            Fingerprint = fingerprint,
        };
    }

    private static void ThrowIfWithoutFraud(RowTable table, string part, TrainingSplit split)
    {
        if (!table.Rows.Any(row => row.IsKnownFraud(split.LabelsUntil)))
            throw new LakeException($"No fraud of the {part} days was reported before {split.TestFrom:yyyy-MM-dd}: give a wider window, or wait for chargebacks.");
    }
}
