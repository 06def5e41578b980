using System.Buffers;
using Visa.Decisions.Policies;
using Visa.Features;

namespace Visa.Scoring.Traffic;

/// <summary>A batch that was answered, on its way to whoever looks at live traffic off the reply path. It owns its vectors until it is disposed.</summary>
internal sealed class LiveBatch(float[] rented, TransactionFacts[] facts, LiveAnswer[] answers, string modelVersion, DateTimeOffset scoredAt) : IDisposable
{
    public int Rows => answers.Length;

    /// <summary>Row-major in catalogue order.</summary>
    public ReadOnlySpan<float> Vectors => rented.AsSpan(0, Rows * FeatureCatalogue.Count);

    public ReadOnlySpan<float> this[int row] => rented.AsSpan(row * FeatureCatalogue.Count, FeatureCatalogue.Count);

    /// <summary>One a row.</summary>
    public ReadOnlySpan<TransactionFacts> Facts => facts;

    /// <summary>One a row.</summary>
    public ReadOnlySpan<LiveAnswer> Answers => answers;

    /// <summary>Of the model that decided.</summary>
    public string ModelVersion => modelVersion;

    public DateTimeOffset ScoredAt => scoredAt;

    public void Dispose() => ArrayPool<float>.Shared.Return(rented);
}
