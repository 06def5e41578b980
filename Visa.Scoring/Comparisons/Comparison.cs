using Visa.Decisions.ModelFiles;

namespace Visa.Scoring.Comparisons;

/// <summary>Two models on the same rows.</summary>
/// <param name="Model">The one that may take the other's place.</param>
/// <param name="With">The other.</param>
/// <param name="From">First day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="Rows">Transactions that both scored.</param>
/// <param name="Frauds">Those of them that issuers reported as fraud.</param>
/// <param name="ModelAveragePrecision">Of the first.</param>
/// <param name="WithAveragePrecision">Of the second.</param>
/// <param name="Gain">The first less the second, with an interval over cards drawn anew, both models on the same draws.</param>
/// <param name="Margin">What the gain's lower end has to exceed.</param>
/// <param name="Verdict">By that margin.</param>
internal sealed record Comparison(
    string Model, string With, DateOnly From, DateOnly To, int Rows, int Frauds, double ModelAveragePrecision, double WithAveragePrecision, ModelMetric Gain, double Margin, Verdict Verdict)
{
    public static Verdict Judge(ModelMetric gain, double margin) =>
        gain.Low > margin ? Verdict.Better : gain.High < 0 ? Verdict.Worse : Verdict.NotShown;
}
