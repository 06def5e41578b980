using Visa.Domain.Transactions;
using Visa.Generator.Report.Observations;
using Visa.Reports.Charts;
using Visa.Reports.Distributions;
using Visa.Reports.Pages;

namespace Visa.Generator.Report.Panels;

/// <summary>How cards are used: entry modes, kinds of transaction, declines, activity.</summary>
internal static class ConductPanels
{
    public static ReportSection Section(RealismFigures figures) => new(
        "Use of the cards",
        "",
        [
            Pair("Entry mode", Words.Of<EntryMode>(), figures.EntryModes, "How the card was presented."),
            Pair("Kind of transaction", Words.Of<TransactionType>(), figures.Types, ""),
            Declines(figures),
            Activity(figures),
            Tail(figures),
        ]);

    private static ChartPanel Declines(RealismFigures figures)
    {
        var names = Words.Of<IssuerResponse>();
        var declined = Enumerable.Range(0, names.Count).Where(kind => kind != (int)IssuerResponse.Approved).ToList();
        return new ChartPanel(new Chart("Reasons of declines", Axis.Linear("share of transactions, %"), Axis.Category("", [.. declined.Select(kind => names[kind])]))
        {
            Series =
            [
                new BarSeries("honest", [.. declined.Select((kind, row) => Bar.At(row, figures.Responses.HonestPercent(kind)))]) { Tone = Tone.Blue },
                new BarSeries("fraud", [.. declined.Select((kind, row) => Bar.At(row, figures.Responses.FraudPercent(kind)))]) { Tone = Tone.Red },
            ],
            Note = "The issuer's answers other than approval.",
        });
    }

    private static ChartPanel Pair(string title, IReadOnlyList<string> names, Counts counts, string note) =>
        new(new Chart(title, Axis.Linear("share of transactions, %"), Axis.Category("", names))
        {
            Series =
            [
                new BarSeries("honest", [.. names.Select((_, kind) => Bar.At(kind, counts.HonestPercent(kind)))]) { Tone = Tone.Blue },
                new BarSeries("fraud", [.. names.Select((_, kind) => Bar.At(kind, counts.FraudPercent(kind)))]) { Tone = Tone.Red },
            ],
            Note = note,
        });

    private static ChartPanel Activity(RealismFigures figures)
    {
        var perDay = figures.TransactionsPerCard.Select(count => (double)count / figures.Days.Count).ToList();
        var histogram = Histogram.Linear(0, 6, 48);
        foreach (var rate in perDay) histogram.Add(rate);
        var quantiles = new Quantiles(perDay);
        return new ChartPanel(new Chart("Activity of cards", Axis.Linear("transactions a day and card"), Axis.Linear("share of cards, %"))
        {
            Series = [new BarSeries("cards", histogram.Shares()) { Tone = Tone.Blue }],
            Lines = [new(quantiles.At(0.5), $"median {quantiles.At(0.5):0.##}"), new(quantiles.At(0.95), $"95th percentile {quantiles.At(0.95):0.##}")],
            Note = "Most cards are used now and then, a few several times a day.",
        });
    }

    private static ChartPanel Tail(RealismFigures figures)
    {
        var sorted = figures.TransactionsPerCard.Where(count => count > 0).OrderDescending().ToList();
        var ranks = Enumerable.Range(0, 121).Select(i => (int)Math.Pow(sorted.Count, i / 120.0)).Distinct().Where(rank => rank >= 1 && rank <= sorted.Count);
        return new ChartPanel(new Chart("Heavy tail of activity", Axis.Logarithmic("rank of the card (logarithmic)"), Axis.Logarithmic("transactions of the card (logarithmic)"))
        {
            Series = [new LineSeries("cards", [.. ranks.Select(rank => new PlotPoint(rank, sorted[rank - 1]))]) { Tone = Tone.Blue }],
            Note = $"The busiest tenth of the cards makes {TopShare(sorted):0} % of the transactions.",
        });
    }

    private static double TopShare(List<int> sorted) => 100.0 * sorted.Take(sorted.Count / 10).Sum(count => (long)count) / Math.Max(1, sorted.Sum(count => (long)count));
}
