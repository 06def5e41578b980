using System.Globalization;
using Visa.Domain.Transactions;
using Visa.Generator.History;
using Visa.Generator.Report.Observations;
using Visa.Generator.Report.Panels;
using Visa.Generator.Simulation;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;

namespace Visa.Generator.Report;

/// <summary>The page by which a fraud analyst judges the simulation.</summary>
internal static class RealismPage
{
    public static ReportPage Build(RealismFigures figures, SimulationSettings settings) => new(
        "How real the synthetic network looks",
        Text($"{figures.Days.Count} days from {settings.Start:d MMMM yyyy}, {settings.Cards:N0} cards, {settings.Merchants:N0} merchants, seed {settings.Seed}. Every person, card and merchant is invented."))
    {
        Figures = [.. KeyFigures(figures, settings)],
        Sections =
        [
            PublishedPanel.Section(figures),
            AmountPanels.Section(figures),
            TimePanels.Section(figures),
            ConductPanels.Section(figures),
            FraudPanels.Section(figures),
            ChargebackPanels.Section(figures),
            TimelinePanels.Section(figures),
        ],
        Footer = Text($"./visa generate report --days {figures.Days.Count} --start {settings.Start:yyyy-MM-dd} --seed {settings.Seed} --cards {settings.Cards} --merchants {settings.Merchants} --fraud-basis-points {settings.FraudBasisPoints}; generator {GeneratorVersion.Current}. The same command makes the same page."),
    };

    private static IEnumerable<KeyFigure> KeyFigures(RealismFigures figures, SimulationSettings settings)
    {
        var frauds = figures.Hours.FraudTotal;
        yield return new KeyFigure("Transactions", Figures.Whole(figures.Transactions), Text($"{(double)figures.Transactions / figures.Days.Count / settings.Cards:0.00} a card and day"));
        yield return new KeyFigure("Frauds", Figures.Whole(frauds), Text($"{10_000.0 * frauds / figures.Transactions:0.0} in ten thousand (asked for: {settings.FraudBasisPoints:0.#})"));
        yield return new KeyFigure("Typologies", Text($"{figures.Typologies.Count(typology => typology.Count > 0)}"), Text($"of {figures.Typologies.Count} occur"));
        yield return new KeyFigure("Mean amount", Figures.Fixed(figures.HonestUsd.Mean, 2) + " USD", Text($"fraud: {figures.FraudUsd.Mean:0.00} USD"));
        yield return new KeyFigure("Declined", Figures.Percent(1 - (figures.Responses.HonestPercent((int)IssuerResponse.Approved) / 100)), Text($"of frauds: {100 - figures.Responses.FraudPercent((int)IssuerResponse.Approved):0} %"));
        yield return new KeyFigure("Chargebacks", Figures.Whole(figures.Chargebacks.Count), Delay(figures));
    }

    private static string Delay(RealismFigures figures) =>
        figures.Chargebacks.DelayDays.Quantiles() is { } delays ? Text($"half of them within {delays.At(0.5):0.0} days") : "none yet";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
