using System.Globalization;
using Visa.Generator.Report.Observations;
using Visa.Reports.Charts;
using Visa.Reports.Distributions;
using Visa.Reports.Pages;

namespace Visa.Generator.Report.Panels;

/// <summary>What issuers learn, and when.</summary>
internal static class ChargebackPanels
{
    private const int LongestDays = 120;

    /// <summary>No public distribution was found: this one is assumed, and the simulation is to keep to it.</summary>
    private static readonly (double Share, double Days, string Name)[] Assumed = [(0.50, 7, "median"), (0.80, 30, "80 %"), (0.95, 75, "95 %")];

    public static ReportSection Section(RealismFigures figures) => new(
        "Chargebacks",
        "Labels come late: from the transaction to the issuer's report. All that were reported within these days count, those of earlier transactions too.",
        figures.Chargebacks.DelayDays.Quantiles() is { } delays ? [Delay(figures, delays), Reasons(figures), Percentiles(delays)] : []);

    private static ChartPanel Delay(RealismFigures figures, Quantiles delays)
    {
        var histogram = Histogram.Linear(0, LongestDays, LongestDays / 2);
        foreach (var share in Enumerable.Range(0, 2_001)) histogram.Add(delays.At(share / 2_000.0));
        return new ChartPanel(new Chart("Delay of chargebacks", Axis.Linear("days from the transaction to the report") with { Min = 0, Max = LongestDays }, Axis.Linear("share of chargebacks in two days, %"))
        {
            Series = [new BarSeries("chargebacks", histogram.Shares()) { Tone = Tone.Purple }],
            Lines = [.. Assumed.Select(one => new ReferenceLine(delays.At(one.Share), Text($"{one.Name}: {delays.At(one.Share):0.#} d (assumed {one.Days:0})")) { Tone = Tone.Purple })],
            Note = Text($"{figures.Chargebacks.Count:N0} chargebacks. Networks allow 120 days for most of them."),
        })
        { IsFullWidth = true };
    }

    private static ChartPanel Reasons(RealismFigures figures)
    {
        var reasons = figures.Chargebacks.Reasons.ToList();
        return new ChartPanel(new Chart("Reason codes", Axis.Linear("share of chargebacks, %"), Axis.Category("", [.. reasons.Select(reason => DisputeConditions.Describe(reason.Code))]))
        {
            Series = [new BarSeries("chargebacks", [.. reasons.Select((reason, row) => Bar.At(row, 100.0 * reason.Count / figures.Chargebacks.Count))]) { Tone = Tone.Purple }],
            Note = "Visa's dispute conditions; those that begin with 10 say fraud.",
        });
    }

    private static TablePanel Percentiles(Quantiles delays) => new(
        "Delay against the assumption",
        ["chargebacks reported by then", "assumed, days", "simulated, days"],
        [.. Assumed.Select(one => (IReadOnlyList<string>)[Text($"{one.Share * 100:0} %"), Text($"{one.Days:0}"), Text($"{delays.At(one.Share):0.0}")]), ["all", Text($"{LongestDays}"), Text($"{delays.At(1):0.0}")]])
    {
        NumericColumns = new HashSet<int> { 1, 2 },
        Note = "No public distribution of this delay was found. Assumed: log-normal with these percentiles, cut at 120 days.",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
