using Visa.Scoring.Replay;

namespace Visa.Scoring.Evaluation;

/// <summary>Rows that a model was not trained on, with the probabilities it gave them and what became of them.</summary>
/// <param name="Rows">What is known of each.</param>
/// <param name="Probabilities">Calibrated.</param>
/// <param name="IsFraud">The truth where it is known, else the matured label.</param>
/// <param name="Typologies">Of the frauds whose truth is known; null for others.</param>
/// <param name="FromTruth">How many rows have a known truth: all, for simulated history.</param>
internal sealed record EvaluatedRows(IReadOnlyList<ReplayedRow> Rows, double[] Probabilities, bool[] IsFraud, string?[] Typologies, int FromTruth)
{
    public int Count => Rows.Count;

    public ScoredRows ToScored() => new(
        Probabilities, IsFraud,
        [.. Rows.Select(row => row.Card)],
        [.. Rows.Select(row => DateOnly.FromDateTime(row.Time.UtcDateTime).DayNumber)],
        [.. Rows.Select(row => row.Dollars)]);
}
