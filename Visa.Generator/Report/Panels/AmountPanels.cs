using System.Globalization;
using Visa.Generator.Network;
using Visa.Generator.Report.Observations;
using Visa.Reports.Charts;
using Visa.Reports.Pages;

namespace Visa.Generator.Report.Panels;

/// <summary>What is paid.</summary>
internal static class AmountPanels
{
    private const int MostCategories = 20;

    public static ReportSection Section(RealismFigures figures) => new(
        "Amounts",
        "Billed amounts in US dollars at the year's rate, purchases, cash and subscriptions; refunds and checks without an amount are left out.",
        [ByCategory(figures), Overall(figures), ByTypology(figures)]);

    private static ChartPanel ByCategory(RealismFigures figures)
    {
        var shown = Enumerable.Range(0, Categories.All.Count).Where(index => figures.AmountByCategory[index].Count > 0)
            .OrderByDescending(index => figures.AmountByCategory[index].Count).Take(MostCategories).ToList();
        var boxes = shown.Select((category, row) => Box.Of(row, figures.AmountByCategory[category].Quantiles()!)).ToList();
        return new ChartPanel(new Chart(
            "Honest amounts by merchant category",
            Axis.Logarithmic("amount, USD (logarithmic)"),
            Axis.Category("", [.. shown.Select(category => Name(figures, category))]))
        {
            Series = [new BoxSeries("honest", boxes) { Tone = Tone.Blue }],
            Note = "Most frequent categories first, with their share of all transactions. Box: middle half and median; whiskers: 5th to 95th percentile.",
        })
        { IsFullWidth = true, Size = ChartSize.Full with { Height = 90 + 22 * shown.Count } };
    }

    private static string Name(RealismFigures figures, int category)
    {
        var share = (double)figures.CategoryCounts.Of(category) / figures.Transactions;
        return string.Create(CultureInfo.InvariantCulture, $"{Categories.All[category].Mcc:D4} {Categories.All[category].Trade}, {share * 100:0.0} %");
    }

    private static ChartPanel Overall(RealismFigures figures) => new(new Chart(
        "Fraud amounts against honest ones", Axis.Logarithmic("amount, USD (logarithmic)"), Axis.Linear("share of transactions in the bin, %"))
    {
        Series =
        [
            new LineSeries("honest", figures.HonestAmounts.ShareLine()) { Tone = Tone.Blue, IsFilled = true },
            new LineSeries("fraud", figures.FraudAmounts.ShareLine()) { Tone = Tone.Red },
        ],
        Note = "Fifteen bins a decade. Real fraud has many small tests and a heavy tail; it overlaps honest spending almost everywhere.",
    });

    private static ChartPanel ByTypology(RealismFigures figures)
    {
        var shown = figures.Typologies.Where(typology => typology.Usd.Count > 0).OrderByDescending(typology => typology.Count).ToList();
        return new ChartPanel(new Chart("Fraud amounts by typology", Axis.Logarithmic("amount, USD (logarithmic)"), Axis.Category("", [.. shown.Select(typology => typology.Words)]))
        {
            Series = [new BoxSeries("fraud", [.. shown.Select((typology, row) => Box.Of(row, typology.Usd.Quantiles()!))]) { Tone = Tone.Red }],
            Note = "Box and whiskers as above.",
        });
    }
}
