namespace Visa.Scoring.Evaluation;

/// <summary>Transactions with the scores that a model gave them and what became known of them, in any order; all arrays are of one length.</summary>
/// <param name="Scores">Higher is more suspicious; margins or probabilities.</param>
/// <param name="IsFraud">The truth or the matured label.</param>
/// <param name="Cards">A number for each card; rows of one card are not independent of each other.</param>
/// <param name="Days">Day of each row, from any origin.</param>
/// <param name="Amounts">What each is worth, in the units of <see cref="ReviewEconomics"/>.</param>
internal sealed record ScoredRows(double[] Scores, bool[] IsFraud, int[] Cards, int[] Days, double[] Amounts)
{
    public int Count => Scores.Length;

    public int Frauds => IsFraud.Count(isFraud => isFraud);

    /// <exception cref="ArgumentException">The arrays differ in length, or a score is not a number.</exception>
    public ScoredRows Checked()
    {
        if (IsFraud.Length != Count || Cards.Length != Count || Days.Length != Count || Amounts.Length != Count) throw new ArgumentException("The columns of scored rows differ in length.");
        return Scores.Any(double.IsNaN) ? throw new ArgumentException("A score is not a number.") : this;
    }
}
