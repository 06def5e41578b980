using System.Collections.Immutable;

namespace Visa.Scoring.Evaluation;

/// <summary>How values were distributed when a model was trained.</summary>
/// <param name="Edges">Between the bins: quantiles of the values, fewer where values repeat.</param>
/// <param name="Shares">Of the values in each bin, and last that of missing ones.</param>
internal sealed record ValueProfile(ImmutableArray<float> Edges, ImmutableArray<double> Shares);
