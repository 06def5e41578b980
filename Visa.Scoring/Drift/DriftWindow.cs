using Visa.Features;
using Visa.Scoring.Registry;
using Visa.Scoring.Traffic;

namespace Visa.Scoring.Drift;

/// <summary>Live rows counted against what a model met in training.</summary>
internal sealed class DriftWindow
{
    private readonly (int Feature, ValueCounts Counts)[] _features;
    private readonly ValueCounts _score;
    private readonly ModelProfile _profile;

    public DriftWindow(string modelVersion, ModelProfile profile)
    {
        (ModelVersion, _profile) = (modelVersion, profile);
        _features = [.. profile.Features.Select(found => (FeatureCatalogue.IndexOf(found.Key), new ValueCounts(found.Value))).Where(found => found.Item1 >= 0)];
        _score = new ValueCounts(profile.Score);
    }

    public string ModelVersion { get; }

    public int Rows { get; private set; }

    /// <summary>Event time of the first and the last row.</summary>
    public DateTimeOffset From { get; private set; } = DateTimeOffset.MaxValue;

    public DateTimeOffset To { get; private set; } = DateTimeOffset.MinValue;

    public void Add(LiveBatch batch, int row)
    {
        var vector = batch[row];
        foreach (var (feature, counts) in _features) counts.Add(vector[feature]);
        _score.Add((float)batch.Answers[row].Score);
        var at = batch.Facts[row].EventTime;
        (From, To) = (at < From ? at : From, at > To ? at : To);
        Rows++;
    }

    /// <summary>A window of the same model without rows.</summary>
    public DriftWindow Emptied() => new(ModelVersion, _profile);

    /// <summary>The features that moved most first.</summary>
    public DriftReport Report() => new(
        ModelVersion, Rows, From, To, _score.Index(),
        [
            .. _features.Select(found => new FeatureDrift(FeatureCatalogue.Features[found.Feature].Name, found.Counts.Index(), found.Counts.MissingShare, found.Counts.ExpectedMissingShare))
                .OrderByDescending(drift => drift.Index).ThenBy(drift => drift.Feature, StringComparer.Ordinal),
        ]);
}
