using System.Globalization;
using Visa.Analytics.Marts;
using Visa.Reports.Charts;
using Visa.Reports.Pages;

namespace Visa.Analytics.Dashboard;

/// <summary>The page for a fraud manager: how much, where, how well we decide, and whom we disturb.</summary>
internal static class FraudPage
{
    public static ReportPage Build(FraudData data, DateTimeOffset now)
    {
        var hasDays = data.Days.Count > 0;
        var span = hasDays ? $"{data.Days[0].Text("event_date")} to {data.Days[^1].Text("event_date")}" : "no day yet";
        return new ReportPage("Card fraud", $"{Lead(data)} Events of {span}.")
        {
            Figures = FraudFigures.Of(data),
            Sections = [OverTime(data), Where(data), Models(data), Queue(data), Tables(data)],
            Footer = $"Made {now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC from the marts. Amounts in US dollars at yearly average rates. What a decline prevented is counterfactual: the simulation lets the payment happen.",
        };
    }

    private static string Lead(FraudData data) => data.Days.Sum(day => day.Number("measured_count")) == 0
        ? "No label has matured yet, so there are no rates: a transaction counts as genuine when no fraud was reported within the label delay."
        : "Rates are taken over settled transactions whose label has matured.";

    private static ReportSection OverTime(FraudData data) => new("How much", "Each day of the event, and losses by the day of their report.",
    [
        Panel("Fraud rate by day", Axis.Time("Day (UTC)"), Rate("Share of measured transactions"),
            Line("by count", data.Days, "event_date", day => day.Find("fraud_rate"), Tone.Blue),
            Line("by amount", data.Days, "event_date", day => day.Find("fraud_usd_rate"), Tone.Orange)),
        Panel("Fraud amount by day", Axis.Time("Day (UTC)"), Axis.Linear("US dollars"),
            Line("fraud", data.Days, "event_date", day => day.Number("fraud_usd"), Tone.Red) with { IsFilled = true }),
        Panel("Losses reported by day", Axis.Time("Day of report (UTC)"), Axis.Linear("US dollars"),
            Line("let through", data.Losses, "reported_date", day => day.Number("loss_usd"), Tone.Red),
            Line("declined by policy", data.Losses, "reported_date", day => day.Number("prevented_usd"), Tone.Green)),
        Bars("Disputes by reason", "US dollars", data.Reasons, [("disputed", row => row.Number("chargeback_usd"), Tone.Purple), ("let through", row => row.Number("loss_usd"), Tone.Red)]),
    ]);

    private static ReportSection Where(FraudData data) => new("Where", "By what is sold, where, and how the card was presented; the costliest first.",
    [
        Bars("Fraud amount by merchant category", "US dollars", data.Categories, [("fraud", row => row.Number("fraud_usd"), Tone.Red)]),
        Bars("Fraud rate by merchant category", "Share of measured amount", data.Categories, [("rate", FraudShare, Tone.Blue)], isRate: true),
        Bars("Fraud amount by merchant's country", "US dollars", data.Countries, [("fraud", row => row.Number("fraud_usd"), Tone.Red)]),
        Bars("Fraud rate by entry mode", "Share of measured amount", data.EntryModes, [("rate", FraudShare, Tone.Blue)], isRate: true),
    ]);

    private static ReportSection Models(FraudData data) => new("How well we decide", "Alerts (reviews and declines) against matured labels.",
    [
        Panel("Precision and recall by day", Axis.Time("Day (UTC)"), Rate("Share"),
            Line("precision", data.Models, "event_date", day => Share(day, "true_positive_count", "false_positive_count"), Tone.Blue),
            Line("recall", data.Models, "event_date", day => Share(day, "true_positive_count", "false_negative_count"), Tone.Orange)),
        Panel("Fraud money by day", Axis.Time("Day (UTC)"), Axis.Linear("US dollars"),
            Line("with an alert", data.Models, "event_date", day => day.Number("caught_usd"), Tone.Green),
            Line("missed", data.Models, "event_date", day => day.Number("missed_usd"), Tone.Red),
            Line("genuine, disturbed", data.Models, "event_date", day => day.Number("disturbed_usd"), Tone.Grey)),
    ]);

    private static ReportSection Queue(FraudData data) => new("Whom we disturb", "What became of alerts, and declines that hit genuine payments.",
    [
        Columns("Alerts by outcome", "Alerts", data.Queue, "decision",
            ("fraud", row => row.Number("outcome_fraud_count"), Tone.Red), ("genuine", row => row.Number("outcome_genuine_count"), Tone.Green), ("open", row => row.Number("outcome_open_count"), Tone.Grey)),
        Panel("False declines by day", Axis.Time("Day (UTC)"), Axis.Linear("Genuine payments declined"),
            Line("declined", data.FalseDeclines, "event_date", day => day.Number("false_decline_count"), Tone.Orange)),
    ]);

    private static ReportSection Tables(FraudData data) => new("Who", "The costliest merchants and terminals, the largest issuers, and the original study's two bands of amount.",
    [
        FraudTables.Merchants(data), FraudTables.Terminals(data), FraudTables.Issuers(data), FraudTables.Bands(data), FraudTables.Challengers(data),
    ]);

    private static double? Share(MartRow row, string part, string other) =>
        row.Number(part) + row.Number(other) is var whole and > 0 ? row.Number(part) / whole : null;

    private static double FraudShare(MartRow row) => row.Number("measured_usd") > 0 ? row.Number("fraud_usd") / row.Number("measured_usd") : 0;

    private static Axis Rate(string title) => Axis.Linear(title) with { Min = 0, Format = Percent };

    internal static string Percent(double value) => value.ToString(value is > 0 and < 0.01 ? "0.00%" : "0.#%", CultureInfo.InvariantCulture);

    private static ChartPanel Panel(string title, Axis x, Axis y, params LineSeries[] series) =>
        new(new Chart(title, x, y) { Series = series.Any(one => one.Points.Count > 0) ? series : [] });

    private static LineSeries Line(string name, IReadOnlyList<MartRow> rows, string day, Func<MartRow, double?> value, Tone tone) =>
        new(name, [.. rows.Where(row => value(row) is not null).Select(row => new PlotPoint(Axis.Days(row.Day(day)), value(row)!.Value))]) { Tone = tone };

    /// <summary>Lying bars with names down the side, the first on top.</summary>
    private static ChartPanel Bars(string title, string unit, IReadOnlyList<MartRow> rows, (string Name, Func<MartRow, double> Value, Tone Tone)[] series, bool isRate = false)
    {
        var names = rows.Select(row => row.Text("name")).ToList();
        return new ChartPanel(new Chart(title, isRate ? Rate(unit) : Axis.Linear(unit), Axis.Category("", names))
        {
            Series = names.Count == 0 ? [] : [.. series.Select(one => new BarSeries(one.Name, [.. rows.Select((row, index) => Bar.At(index, one.Value(row)))]) { Tone = one.Tone })],
        });
    }

    private static ChartPanel Columns(string title, string unit, IReadOnlyList<MartRow> rows, string name, params (string Name, Func<MartRow, double> Value, Tone Tone)[] series) =>
        new(new Chart(title, Axis.Category("", [.. rows.Select(row => row.Text(name))]), Axis.Linear(unit))
        {
            Series = rows.Count == 0 ? [] : [.. series.Select(one => new BarSeries(one.Name, [.. rows.Select((row, index) => Bar.At(index, one.Value(row)))]) { Tone = one.Tone })],
        });
}
