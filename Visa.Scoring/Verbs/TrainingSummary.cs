using System.Collections.Immutable;
using System.Globalization;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Registry;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Verbs;

/// <summary>What a training run came to.</summary>
/// <param name="Model">The version that was registered.</param>
/// <param name="Stage">What it is now.</param>
/// <param name="Report">Where its report is in the lake.</param>
/// <param name="Window">What it has seen.</param>
/// <param name="TestFrom">First day that the metrics are of.</param>
/// <param name="TestTo">The day after the last.</param>
/// <param name="TestTransactions">Transactions that they are of.</param>
/// <param name="Candidates">Trained and compared on the validation days.</param>
/// <param name="ReviewFrom">The probability from which a review pays.</param>
/// <param name="Metrics">By name, with intervals.</param>
internal sealed record TrainingSummary(
    string Model, ModelStage Stage, string Report, TrainingWindow Window, DateOnly TestFrom, DateOnly TestTo, int TestTransactions, int Candidates, double ReviewFrom, ImmutableSortedDictionary<string, ModelMetric> Metrics)
{
    public static TrainingSummary Of(TrainingResult result, ModelStage stage) => new(
        result.Model.Description.Version, stage, $"models/{result.Model.Description.Version}/report.html", result.Model.Description.Window,
        result.Split.TestFrom, result.Split.To, result.Test.Count, result.Trials.Count, result.ReviewFrom, result.Model.Description.Metrics);

    public string ToWords() => string.Create(CultureInfo.InvariantCulture, $"""
        {Model} is registered as {Stage.ToString().ToLowerInvariant()}; report: {Report}
        of {TestTransactions:N0} transactions from {TestFrom:yyyy-MM-dd} to {TestTo.AddDays(-1):yyyy-MM-dd}, which it has not learned from:
        {Words(Metrics)}
        """);

    public static string Words(ImmutableSortedDictionary<string, ModelMetric> metrics) => string.Join(Environment.NewLine, metrics.Select(metric => string.Create(
        CultureInfo.InvariantCulture, $"  {metric.Key,-32}{metric.Value.Value,12:0.####}{(metric.Value.Low is { } low ? string.Create(CultureInfo.InvariantCulture, $"   95 %: {low:0.####} to {metric.Value.High:0.####}") : "")}")));
}
