using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Visa.Analytics.Dashboard;
using Visa.Analytics.ECharts;
using Visa.Analytics.Marts;
using Visa.Reports.Pages;

namespace Visa.Analytics.Tests.Dashboard;

[Collection(SharedMarts.Name)]
public sealed partial class FraudPageTests(MartsFixture marts)
{
    private static readonly DateTimeOffset Now = new(2024, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Build_FromTheMarts_ShowsTheirNumbers()
    {
        var page = FraudPage.Build(await FraudData.ReadAsync(new MartReader(marts.Marts), CancellationToken.None), Now);

        Assert.Equal("3,000", page.Figures.Single(figure => figure.Name == "Transactions").Value);
        var frauds = await marts.RowsAsync("select sum(fraud_count) from marts.fct_fraud_by_day");
        Assert.StartsWith($"{frauds} frauds", page.Figures.Single(figure => figure.Name == "Fraud rate").Remark, StringComparison.Ordinal);
        var charts = page.Sections.SelectMany(section => section.Panels).OfType<ChartPanel>().ToList();
        Assert.Equal(12, charts.Count);
        Assert.All(charts, panel => Assert.NotEmpty(panel.Chart.Series));
        Assert.All(charts, panel => Assert.True(panel.Chart.X.Title.Length + panel.Chart.Y.Title.Length > 0, panel.Chart.Title));
        Assert.All(page.Sections[^1].Panels.OfType<TablePanel>(), table => Assert.NotEmpty(table.Rows));
    }

    [Fact]
    public async Task Render_WithECharts_GivesEachChartAnOption()
    {
        var page = FraudPage.Build(await FraudData.ReadAsync(new MartReader(marts.Marts), CancellationToken.None), Now);

        var html = EChartsPage.Render(page);

        var options = Option.Matches(html).Select(match => JsonNode.Parse(WebUtility.HtmlDecode(match.Groups[1].Value))!).ToList();
        Assert.Equal(12, options.Count);
        Assert.All(options, option => Assert.All(option["series"]!.AsArray(), series => Assert.NotEmpty(series!["data"]!.AsArray())));
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_FromEmptyMarts_SaysSo()
    {
        var page = FraudPage.Build(Empty(), Now);

        Assert.StartsWith("No label has matured yet", page.Lead, StringComparison.Ordinal);
        Assert.Contains("Nothing to show yet.", EChartsPage.Render(page), StringComparison.Ordinal);
        Assert.Contains("</html>", HtmlRenderer.Render(page), StringComparison.Ordinal);
    }

    private static FraudData Empty() => new()
    {
        Days = [], Categories = [], Countries = [], EntryModes = [], Losses = [], Reasons = [], Models = [], Challengers = [], Queue = [], FalseDeclines = [], Merchants = [], Terminals = [], Issuers = [], Bands = [],
    };

    [GeneratedRegex("data-option=\"([^\"]*)\"")]
    private static partial Regex Option { get; }
}
