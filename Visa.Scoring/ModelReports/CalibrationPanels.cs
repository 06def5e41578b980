using Visa.Decisions.ModelFiles;
using Visa.Reports.Charts;
using Visa.Reports.Pages;
using Visa.Scoring.Evaluation;

namespace Visa.Scoring.ModelReports;

/// <summary>Whether a probability means what it says.</summary>
internal static class CalibrationPanels
{
    private const int BinsPerDecade = 3;
    private const int LeastRows = 20;

    public static ReportSection Section(EvaluatedRows rows, ModelDescription model)
    {
        var bins = CalibrationCurve.ByMagnitude(rows.Probabilities, rows.IsFraud, BinsPerDecade).Where(bin => bin.Rows >= LeastRows).ToList();
        return new ReportSection(
            "Calibration", $"Probabilities are fitted ({Words(model)}) to the labels known of the validation days, with the odds raised by as much as reports are known to lag. Fraud that is never reported is in no label, so a truth counts more fraud than was foretold.",
            [Chart(bins), Table(bins)]);
    }

    private static string Words(ModelDescription model) => model.Calibration is Visa.Decisions.Calibrations.SigmoidCalibration ? "Platt's scaling" : "isotonic regression";

    private static ChartPanel Chart(IReadOnlyList<CalibrationBin> bins)
    {
        var shown = bins.Where(bin => bin.Observed > 0).ToList();
        var least = shown.Select(bin => Math.Min(bin.Predicted, bin.Observed)).DefaultIfEmpty(1e-4).Min();
        return new ChartPanel(new Chart("Foretold and observed", Axis.Logarithmic("foretold probability (logarithmic)"), Axis.Logarithmic("observed share of fraud (logarithmic)"))
        {
            Series =
            [
                new LineSeries("model", [.. shown.Select(bin => new PlotPoint(bin.Predicted, bin.Observed, ModelPage.Text($"{bin.Rows:N0} rows")))]) { Tone = Tone.Blue },
                new LineSeries("as foretold", [new PlotPoint(least, least), new PlotPoint(1, 1)]) { Tone = Tone.Grey, IsDashed = true },
            ],
            Note = "Three bins a decade; bins without a fraud have no place on this axis.",
        });
    }

    private static TablePanel Table(IReadOnlyList<CalibrationBin> bins) => new(
        "Bins", ["foretold", "observed", "transactions"],
        [.. bins.Select(bin => (string[])[ModelPage.Text($"{bin.Predicted:0.00000}"), ModelPage.Text($"{bin.Observed:0.00000}"), ModelPage.Text($"{bin.Rows:N0}")])])
    { NumericColumns = new HashSet<int> { 0, 1, 2 } };
}
