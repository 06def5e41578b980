using Visa.Decisions.Policies;
using Visa.Features;
using Visa.Features.Risk;

namespace Visa.StreamConsumer.Records;

/// <summary>The feature vectors of a batch, row-major in catalogue order, in one array that is used again, and whose they are.</summary>
internal sealed class FeatureRows(int capacity)
{
    private readonly float[] _values = new float[capacity * FeatureCatalogue.Count];

    private readonly TransactionFacts[] _facts = new TransactionFacts[capacity];

    public int Count { get; private set; }

    /// <summary>One a row.</summary>
    public ReadOnlySpan<TransactionFacts> Facts => _facts.AsSpan(0, Count);

    /// <summary>The risk table that the rows were computed with.</summary>
    public string RiskVersion { get; private set; } = NoRisk.Instance.Version;

    public ArraySegment<float> Values => new(_values, 0, Count * FeatureCatalogue.Count);

    public ReadOnlySpan<float> this[int row] => _values.AsSpan(row * FeatureCatalogue.Count, FeatureCatalogue.Count);

    /// <param name="riskVersion">Of the rows to come.</param>
    public void Clear(string riskVersion) => (Count, RiskVersion) = (0, riskVersion);

    /// <summary>The row after the last, to be written before <see cref="Add"/>.</summary>
    public Span<float> Next() => _values.AsSpan(Count * FeatureCatalogue.Count, FeatureCatalogue.Count);

    public void Add(TransactionFacts facts) => _facts[Count++] = facts;
}
