using System.Text.RegularExpressions;
using System.Xml.Linq;
using Visa.Reports.Charts;
using Visa.Reports.Pages;

namespace Visa.Reports.Tests.Pages;

public sealed partial class HtmlRendererTests
{
    private static readonly Chart Chart = new("A <chart>", Axis.Linear("x"), Axis.Linear("y")) { Note = "a & b", Series = [new LineSeries("one", [new(0, 1), new(1, 2)]), new PointSeries("two", [new(0, 1)]) { IsHollow = true }] };

    private static readonly ReportPage Page = new("Title & more", "lead")
    {
        Figures = [new KeyFigure("transactions", "1,000", "in 3 days")],
        Sections = [new ReportSection("Heading", "intro", [new ChartPanel(Chart), new TablePanel("Table", ["name", "count"], [["<b>", "12"]]) { NumericColumns = new HashSet<int> { 1 } }])],
        Footer = "made by a test",
    };

    [Fact]
    public void Render_Page_IsWellFormed()
    {
        var html = HtmlRenderer.Render(Page);

        // With its void elements closed the page is XML too.
        var xml = VoidElement().Replace(html["<!DOCTYPE html>".Length..], "$0</meta>");
        Assert.Equal("html", XDocument.Parse(xml).Root!.Name.LocalName);
    }

    [Fact]
    public void Render_Page_FetchesNothing()
    {
        var html = HtmlRenderer.Render(Page);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Render_Text_IsEscaped()
    {
        var html = HtmlRenderer.Render(Page);

        Assert.Contains("A &lt;chart&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<td>&lt;b&gt;</td><td class=\"number\">12</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Chart_IsDrawnForDeskAndHandWithALegend()
    {
        var html = HtmlRenderer.Render(Page);

        Assert.Contains("class=\"chart at-desk\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"chart in-hand\"", html, StringComparison.Ordinal);
        Assert.Contains("<li class=\"blue as-ring\">two</li>", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("<meta [^>]*>")]
    private static partial Regex VoidElement();
}
