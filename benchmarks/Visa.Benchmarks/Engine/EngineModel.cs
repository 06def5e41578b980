using System.Collections.Immutable;
using Visa.Decisions.Calibrations;
using Visa.Decisions.ModelFiles;
using Visa.Domain.Transactions;
using Visa.Features;
using Visa.Features.Cards;
using Visa.Scoring.Training;

namespace Visa.Benchmarks.Engine;

/// <summary>A model of the size that serves, trained on a simulated day with the learner that trains in earnest.</summary>
internal static class EngineModel
{
    public const int Trees = 300;
    public const int Leaves = 64;

    private const float Missing = -1;

    // Enough for every tree to grow all of its leaves; more would only take longer.
    private const int Rows = 20_000;

    /// <summary>Takes the day into the states and trains on its features.</summary>
    public static TrainedModel Train(EngineDay day, IReadOnlyList<CardStateStore> cards)
    {
        var rows = Read(day, cards);
        var settings = new LearnerSettings { Trees = Trees, Leaves = Leaves, Depth = 8, RowsPerLeaf = 2, Bins = 255, Patience = 0, Threads = 1 };
        var ensemble = new LightGbmLearner().Learn(rows, new LabelledRows(rows.Width, [], []), settings).Ensemble!;
        return new TrainedModel(Description(), ensemble);
    }

    private static LabelledRows Read(EngineDay day, IReadOnlyList<CardStateStore> cards)
    {
        var width = FeatureCatalogue.Count;
        var values = new float[day.Count * width];
        var isFraud = new bool[day.Count];
        var row = 0;
        for (var shard = 0; shard < day.Shards.Count; shard++)
        {
            foreach (var (record, fraud) in day.Shards[shard])
            {
                var vector = values.AsSpan(row * width, width);
                if (!TransactionJson.TryRead(record.Data.Span, out var transaction, out var error)) throw new InvalidOperationException(error);
                if (!cards[shard].TryAccept(transaction!, vector, out _)) continue;
                foreach (ref var value in vector) value = float.IsNaN(value) ? Missing : value;
                isFraud[row++] = fraud;
            }
        }
        var kept = Math.Min(row, Rows);
        return new LabelledRows(width, values[..(kept * width)], isFraud[..kept]);
    }

    private static ModelDescription Description() => new()
    {
        Version = "bench-engine",
        Learner = "lightgbm",
        TrainedAt = DateTimeOffset.UnixEpoch,
        CatalogueVersion = FeatureCatalogue.Version,
        Features = [.. FeatureCatalogue.Features.Select(feature => new ModelFeature(feature.Id, feature.Name, feature.Fingerprint, Missing))],
        Calibration = new SigmoidCalibration(1, 0),
        Window = new TrainingWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0, 0),
        Metrics = ImmutableSortedDictionary<string, ModelMetric>.Empty,
        Lineage = ImmutableSortedDictionary<string, string>.Empty,
    };
}
