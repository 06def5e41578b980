using System.Globalization;
using System.Xml.Linq;
using Visa.Reports.Charts;
using Visa.Reports.Drawing;

namespace Visa.Reports.Tests.Drawing;

public sealed class ChartRendererTests
{
    private static readonly string[] Names = ["Grocery stores and supermarkets", "Eating places", "Service stations <with pumps>", "Cash"];

    public static TheoryData<string, int, int> Drawings()
    {
        var drawings = new TheoryData<string, int, int>();
        foreach (var name in Charts().Keys)
            foreach (var size in (ChartSize[])[ChartSize.Half, ChartSize.Full, ChartSize.Phone]) drawings.Add(name, size.Width, size.Height);
        return drawings;
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Render_AnyChart_KeepsItsTextApartAndInside(string name, int width, int height)
    {
        var texts = Texts(ChartRenderer.Render(Charts()[name], new ChartSize(width, height)));

        Assert.All(texts, text => Assert.True(text.Left >= 0 && text.Right <= width && text.Top >= 0 && text.Bottom <= height, $"'{text.Content}' is outside: {text}"));
        for (var i = 0; i < texts.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.False(texts[i].Touches(texts[j]), $"'{texts[i].Content}' overlaps '{texts[j].Content}'");
    }

    [Fact]
    public void Render_TitlesAndLabels_AreEscaped()
    {
        var svg = ChartRenderer.Render(Charts()["lying bars"], ChartSize.Full);

        Assert.Contains("Service stations &lt;with pumps&gt;", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Bars_AreAsLongAsTheirValues()
    {
        var bars = XDocument.Parse(ChartRenderer.Render(Charts()["columns"], ChartSize.Half)).Descendants("rect").Select(bar => Number(bar, "height")).ToList();

        Assert.Equal(24, bars.Count);
        Assert.Equal(2, bars[8] / bars[4], 1);
    }

    [Fact]
    public void Render_SeriesThatShareACategory_StandSideBySide()
    {
        var bars = XDocument.Parse(ChartRenderer.Render(Charts()["grouped"], ChartSize.Half)).Descendants("rect").ToList();

        Assert.True(Number(bars[0], "x") + Number(bars[0], "width") <= Number(bars[2], "x"));
    }

    [Fact]
    public void Render_ZeroOnALogarithmicAxis_IsLeftOut()
    {
        var chart = new Chart("c", Axis.Linear("x"), Axis.Logarithmic("y")) { Series = [new PointSeries("p", [new(1, 0), new(2, 5), new(3, 50)])] };

        Assert.Equal(2, XDocument.Parse(ChartRenderer.Render(chart, ChartSize.Half)).Descendants("circle").Count());
    }

    [Fact]
    public void Render_NothingToShow_StillDrawsItsAxes() =>
        Assert.NotEmpty(XDocument.Parse(ChartRenderer.Render(new Chart("empty", Axis.Linear("x"), Axis.Logarithmic("y")), ChartSize.Half)).Descendants("line"));

    private static Dictionary<string, Chart> Charts() => new()
    {
        ["columns"] = new Chart("Hours", Axis.Category("local hour", [.. Enumerable.Range(0, 24).Select(hour => $"{hour:00}")]), Axis.Linear("share of transactions, %"))
        { Series = [new BarSeries("all", [.. Enumerable.Range(0, 24).Select(hour => Bar.At(hour, hour))])] },
        ["grouped"] = new Chart("Days", Axis.Category("day", ["Mon", "Tue"]), Axis.Linear("share, %")) { Series = [new BarSeries("a", [Bar.At(0, 1), Bar.At(1, 2)]), new BarSeries("b", [Bar.At(0, 3), Bar.At(1, 4)])] },
        ["lying bars"] = new Chart("Kinds", Axis.Linear("share, %"), Axis.Category("", Names)) { Series = [new BarSeries("all", [.. Enumerable.Range(0, 4).Select(i => Bar.At(i, i + 1))])] },
        ["boxes"] = new Chart("Amounts", Axis.Logarithmic("amount, USD"), Axis.Category("", Names)) { Series = [new BoxSeries("all", [new Box(0, 1, 10, 20, 50, 300), new Box(3, 20, 20, 60, 100, 5_000)])] },
        ["rules"] = new Chart("Delay", Axis.Linear("days"), Axis.Linear("share, %"))
        {
            Series = [new BarSeries("all", [new Bar(0, 1, 3), new Bar(119, 120, 5)])],
            Lines = [new(7, "median 7.1"), new(8, "assumed 7.0"), new(30, "80 % 30.2"), new(31, "assumed 30.0"), new(119, "assumed limit 120.0")],
        },
        ["time"] = new Chart("By day", Axis.Time("day, UTC"), Axis.Linear("transactions")) { Series = [new LineSeries("all", [.. Enumerable.Range(0, 181).Select(i => new PlotPoint(20_000 + i, 1_000_000 + 5_000 * i))])] },
        ["ranks"] = new Chart("Tail", Axis.Logarithmic("rank"), Axis.Logarithmic("count")) { Series = [new LineSeries("all", [new(1, 1_234_567), new(50_000, 1)])] },
    };

    private static List<Placed> Texts(string svg) => [.. XDocument.Parse(svg).Descendants("text").Select(Place)];

    private static Placed Place(XElement text)
    {
        var content = text.Nodes().OfType<XText>().First().Value;
        // A browser's font is narrower than the estimate that the layout uses; the test measures with the estimate too.
        var width = TextMeasure.Width(content);
        if (text.Attribute("transform") is { } transform)
        {
            var at = transform.Value.Split('(', ')')[1].Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
            return new Placed(content, at[0] - 10, at[1] - width / 2, at[0] + 3, at[1] + width / 2);
        }
        var left = Number(text, "x") - text.Attribute("text-anchor")!.Value switch { "middle" => width / 2, "end" => width, _ => 0 };
        return new Placed(content, left, Number(text, "y") - 10, left + width, Number(text, "y") + 3);
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private sealed record Placed(string Content, double Left, double Top, double Right, double Bottom)
    {
        public bool Touches(Placed other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
