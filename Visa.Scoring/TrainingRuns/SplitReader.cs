using Visa.Features.Identities;
using Visa.Scoring.Replay;

namespace Visa.Scoring.TrainingRuns;

/// <summary>
/// Sorts replayed rows into training, validation and test. Of the honest training rows it keeps a share when there are too many, drawn by a hash of their ids: the same rows for the
/// same seed, in whatever order they come. Validation and test are whole, but for cards known to be compromised.
/// </summary>
internal sealed class SplitReader(TrainingSplit split, int[] features, int maxHonest, int seed) : IReplayReader
{
    private int _honest;

    public RowTable Training { get; } = new(features);

    public RowTable Validation { get; } = new(features);

    public RowTable Test { get; } = new(features);

    /// <summary>Rows of the training days, kept or not.</summary>
    public long TrainingTransactions { get; private set; }

    /// <summary>The share of the honest training rows that was kept.</summary>
    public double HonestShare { get; private set; } = 1;

    public bool WantsVector(in ReplayedRow row) => split.IsTraining(row) ? IsDrawn(row) : (split.IsValidation(row) || split.IsTest(row)) && !row.IsOfKnownCard;

    public void Accept(in ReplayedRow row, ReadOnlySpan<float> vector)
    {
        if (split.IsTraining(row)) AcceptTraining(row, vector);
        else if (vector.IsEmpty) return;
        else if (split.IsValidation(row)) Validation.Add(row, vector);
        else Test.Add(row, vector);
    }

    private void AcceptTraining(in ReplayedRow row, ReadOnlySpan<float> vector)
    {
        TrainingTransactions++;
        if (vector.IsEmpty) return;
        Training.Add(row, vector);
        if (row.IsKnownFraud(split.LabelsUntil) || ++_honest <= maxHonest) return;
        HonestShare /= 2;
        Training.Keep(IsDrawn);
        _honest = Training.Rows.Count(kept => !kept.IsKnownFraud(split.LabelsUntil));
    }

    /// <summary>All frauds, and the share of the honest rows: that of the training rows when all of them were shown.</summary>
    public bool IsDrawn(ReplayedRow row) => row.IsKnownFraud(split.LabelsUntil) || IdHash.Of((UInt128)(ulong)seed << 64 | IdHash.Of(row.Id.Value)) <= ulong.MaxValue * HonestShare;
}
