using Visa.Features;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Replay;

namespace Visa.Scoring.TrainingRuns;

/// <summary>Values of some of the training rows, as the catalogue gives them, NaN where they are missing: for stand-ins, profiles and drift.</summary>
internal sealed class FeatureSample
{
    private const int MostRows = 20_000;

    private readonly Dictionary<string, float[]> _columns;

    public FeatureSample(RowTable training, int[] features)
    {
        var step = Math.Max(1, training.Count / MostRows);
        _columns = features.Index().ToDictionary(place => FeatureCatalogue.Features[place.Item].Name, place => training.Column(place.Index, step), StringComparer.Ordinal);
    }

    public ValueProfile Profile(string feature) => new PopulationStability(_columns[feature]).Expected;

    /// <summary>NaN for a feature that was not trained on.</summary>
    public double Drift(string feature, ValueProfile expected) => _columns.TryGetValue(feature, out var values) ? new PopulationStability(expected).Index(values) : double.NaN;

    /// <summary>What stands for a missing value: one below all that were seen, so that a tree can tell it apart.</summary>
    public static float[] StandIns(RowTable training, int[] features) => [.. features.Select((_, place) => Below(training.Column(place)))];

    private static float Below(float[] values)
    {
        var least = values.Where(float.IsFinite).DefaultIfEmpty(0).Min();
        return least - Math.Max(1, Math.Abs(least) / 1_000);
    }
}
