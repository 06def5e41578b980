using Visa.Domain.Decisions;
using Visa.Features;
using Visa.Scoring.Traffic;

namespace Visa.Scoring.Drift;

/// <summary>What live rows look like whatever the model: how many, how they are decided, how late they come, and what is missing or never changes.</summary>
internal sealed class DataQuality
{
    private readonly long[] _outcomes = new long[Enum.GetValues<DecisionOutcome>().Length];
    private readonly long[] _missing = new long[FeatureCatalogue.Count];
    private readonly float[] _first = new float[FeatureCatalogue.Count];
    private readonly bool[] _varies = new bool[FeatureCatalogue.Count];

    public long Rows { get; private set; }

    public void Add(LiveBatch batch, int row)
    {
        var vector = batch[row];
        for (var i = 0; i < vector.Length; i++)
        {
            if (float.IsNaN(vector[i])) _missing[i]++;
            if (Rows == 0) _first[i] = vector[i];
            else if (!vector[i].Equals(_first[i])) _varies[i] = true;
        }

        _outcomes[(int)batch.Answers[row].Outcome]++;
        Rows++;
    }

    public DataQualityReport Report() => new(
        Rows, _outcomes[(int)DecisionOutcome.Approve], _outcomes[(int)DecisionOutcome.Review], _outcomes[(int)DecisionOutcome.Decline],
        Rows == 0 ? [] : [.. Names(i => _missing[i] == Rows)], Rows == 0 ? [] : [.. Names(i => !_varies[i] && _missing[i] < Rows)]);

    private static IEnumerable<string> Names(Func<int, bool> isOne) => FeatureCatalogue.Features.Where(feature => isOne(feature.Id)).Select(feature => feature.Name);
}
