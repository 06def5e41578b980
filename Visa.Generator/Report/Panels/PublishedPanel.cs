using Visa.Domain.Transactions;
using Visa.Generator.Network;
using Visa.Generator.Report.Observations;
using Visa.Reports.Distributions;
using Visa.Reports.Drawing;
using Visa.Reports.Pages;

namespace Visa.Generator.Report.Panels;

/// <summary>The simulated network beside what has been published of real ones.</summary>
internal static class PublishedPanel
{
    private static readonly int[] Everyday = [Categories.Market, Categories.Fuel, Categories.Stores, Categories.Clothing, Categories.Electronics, Categories.OnlineShop];

    public static ReportSection Section(RealismFigures figures) => new(
        "Beside published figures",
        "Real networks differ from each other as much as from this one; the sources are named so that they can be weighed.",
        [new TablePanel("Simulated and published", ["figure", "simulated", "published", "of"], [.. Rows(figures)]) { IsFullWidth = true, NumericColumns = new HashSet<int> { 1, 2 } }]);

    private static IEnumerable<IReadOnlyList<string>> Rows(RealismFigures figures)
    {
        var (honest, fraud) = (figures.HonestUsd, figures.FraudUsd);
        yield return ["frauds in ten thousand transactions", Figures.Fixed(10_000.0 * figures.Hours.FraudTotal / figures.Transactions, 1), "1.5 | 17.3 | 25", "EEA cards 2024 (EBA, ECB) | ULB set 2013 | Belgian online payments 2018 (Worldline)"];
        yield return ["fraud in ten thousand of value", Figures.Fixed(10_000 * fraud.Sum / (fraud.Sum + honest.Sum), 1), "6.6 | 17.6", "all cards 2023 (Nilson) | US debit 2023 (Federal Reserve)"];
        yield return ["transactions in person", Figures.Percent(1 - (figures.EntryModes.HonestPercent((int)EntryMode.Ecommerce) / 100)), "63.8 %", "US cards 2022 (Federal Reserve)"];
        yield return ["transactions abroad", Figures.Percent(figures.Abroad.HonestPercent(1) / 100), "4.9 %", "US cards 2022, cross-border (Federal Reserve)"];
        yield return ["groceries, fuel and shops, of payments", Figures.Percent(Share(figures, Everyday)), "43 %", "US consumers 2019 (Diary of Consumer Payment Choice)"];
        yield return ["mean amount, USD", Figures.Fixed(honest.Mean, 2), "46.70 | 63.70", "US debit 2023 | US cards 2022 (Federal Reserve)"];
        yield return ["honest amounts, median | 75 % | 95 %", Spread(honest, 0.5, 0.75, 0.95), "16.66 | 57 | 264", "ULB slice 2013, EUR"];
        yield return ["fraud amounts, median | 75 % | 90 %", Spread(fraud, 0.5, 0.75, 0.90), "9.25 | 106 | 347", "the 492 frauds of ULB 2013, EUR"];
        yield return ["frauds of at most 1.00", fraud.Quantiles() is { } quantiles ? Figures.Percent(quantiles.ShareUpTo(1)) : "–", "36.8 %", "the same"];
        yield return ["fraud value that is remote", Figures.Percent(figures.OnlineFraudUsd / Math.Max(1, fraud.Sum)), "80 to 85 %", "EEA cards 2024 (EBA, ECB)"];
    }

    private static double Share(RealismFigures figures, int[] mccs) =>
        Categories.All.Index().Where(pair => mccs.Contains(pair.Item.Mcc)).Sum(pair => figures.CategoryCounts.HonestPercent(pair.Index)) / 100;

    private static string Spread(Sample sample, params double[] shares) =>
        sample.Quantiles() is { } quantiles ? string.Join(" | ", shares.Select(share => Figures.Fixed(quantiles.At(share), 2))) : "–";
}
