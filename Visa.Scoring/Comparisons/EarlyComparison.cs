namespace Visa.Scoring.Comparisons;

/// <summary>The record of a comparison for which labels have not matured yet.</summary>
/// <param name="Verdict">Always <see cref="TooEarly"/>.</param>
/// <param name="Reason">Which labels, in words.</param>
internal sealed record EarlyComparison(string Verdict, string Reason)
{
    public const string TooEarly = "too_early";
}
