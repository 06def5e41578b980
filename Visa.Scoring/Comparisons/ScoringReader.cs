using Visa.Decisions.ModelFiles;
using Visa.Scoring.Replay;

namespace Visa.Scoring.Comparisons;

/// <summary>Scores replayed rows of a window by one or more models, but for cards known to be compromised. It keeps scores, no vectors.</summary>
internal sealed class ScoringReader(IReadOnlyList<ServingModel> models, DateTimeOffset from, DateTimeOffset to) : IReplayReader
{
    private readonly List<ReplayedRow> _rows = [];
    private readonly List<double>[] _probabilities = [.. models.Select(_ => new List<double>())];

    public IReadOnlyList<ReplayedRow> Rows => _rows;

    /// <summary>The calibrated probabilities that a model gave, one a row.</summary>
    public double[] Probabilities(int model) => [.. _probabilities[model]];

    public bool WantsVector(in ReplayedRow row) => row.Time >= from && row.Time < to && !row.IsOfKnownCard;

    public void Accept(in ReplayedRow row, ReadOnlySpan<float> vector)
    {
        if (vector.IsEmpty) return;
        _rows.Add(row);
        for (var i = 0; i < models.Count; i++) _probabilities[i].Add(models[i].Probability(models[i].Kernel.Margin(vector)));
    }
}
