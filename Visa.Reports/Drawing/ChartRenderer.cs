using Visa.Reports.Charts;
using Visa.Reports.Scales;

namespace Visa.Reports.Drawing;

/// <summary>Draws a chart as one SVG element of a given size.</summary>
public static class ChartRenderer
{
    private const double Pad = 10;
    private const double TickLength = 4;
    private const double TitleRoom = 20;
    private const double WidestNames = 0.42;

    /// <param name="chart">What to draw.</param>
    /// <param name="size">For what size.</param>
    /// <param name="style">The element's class.</param>
    public static string Render(Chart chart, ChartSize size, string style = "")
    {
        var isLying = chart.Y.Kind == AxisKind.Category;
        var series = chart.Series.Select(one => one is BarSeries bars ? bars with { IsLying = isLying } : one).ToList();
        var area = Lay(chart, series, size);
        var svg = new SvgWriter();
        svg.Open("svg", ("class", $"chart {style}".Trim()), ("viewBox", $"0 0 {size.Width} {size.Height}"), ("role", "img"), ("aria-label", $"{chart.Title}. {chart.X.Title} against {chart.Y.Title}."));
        DrawFrame(svg, chart, area, size);
        foreach (var line in chart.Lines) svg.Line(area.X.Map(line.X), area.Top, area.X.Map(line.X), area.Bottom, $"reference {Style(line.Tone)}");
        foreach (var one in series) SeriesPainter.Paint(svg, one, series, area);
        svg.Close("svg");
        return svg.ToString();
    }

    internal static string Style(Tone tone) => tone.ToString().ToLowerInvariant();

    private static PlotArea Lay(Chart chart, List<Series> series, ChartSize size)
    {
        var bottom = size.Height - TitleRoom - TextMeasure.LineHeight - TickLength - 4;
        var right = size.Width - Pad - 8;
        var yValues = series.SelectMany(one => one.Ys).ToList();
        var xValues = series.SelectMany(one => one.Xs).Concat(chart.Lines.Select(line => line.X)).ToList();

        // The labels' width decides where the plot begins, and the rows of reference labels where it ends at the top.
        var names = AxisTicks.Up(YScale(chart, yValues, Pad, bottom), bottom - Pad, chart.Y.Kind == AxisKind.Category);
        var widest = Math.Min(names.Select(tick => TextMeasure.Width(tick.Label)).DefaultIfEmpty(0).Max(), size.Width * WidestNames);
        var left = Pad + (chart.Y.Title.Length > 0 ? TitleRoom : 0) + widest + TickLength + 4;
        var x = ScaleFactory.Create(chart.X, xValues, new PixelRange(left, right));
        var rows = ReferenceLabels.Rows(chart.Lines, x, left, right);
        var top = Pad + rows.Select(row => row + 1).DefaultIfEmpty(0).Max() * TextMeasure.LineHeight;
        return new PlotArea(left, top, right, bottom, x, YScale(chart, yValues, top, bottom));
    }

    private static IScale YScale(Chart chart, List<double> values, double top, double bottom) =>
        // Names are read from the top down.
        ScaleFactory.Create(chart.Y, values, chart.Y.Kind == AxisKind.Category ? new PixelRange(top, bottom) : new PixelRange(bottom, top));

    private static void DrawFrame(SvgWriter svg, Chart chart, PlotArea area, ChartSize size)
    {
        var isCategory = chart.Y.Kind == AxisKind.Category;
        var room = area.Left - TickLength - 4 - Pad - (chart.Y.Title.Length > 0 ? TitleRoom : 0) + 1;
        foreach (var tick in AxisTicks.Up(area.Y, area.Bottom - area.Top, isCategory))
        {
            var y = area.Y.Map(tick.Value);
            if (!isCategory) svg.Line(area.Left, y, area.Right, y, "grid");
            svg.Text(area.Left - TickLength - 3, y + 4, TextMeasure.Fit(tick.Label, room), TextAnchor.End, full: tick.Label);
        }
        foreach (var tick in AxisTicks.Across(area.X, area.Right - area.Left, chart.X.Kind == AxisKind.Category))
        {
            var x = area.X.Map(tick.Value);
            svg.Line(x, isCategory ? area.Top : area.Bottom, x, area.Bottom + (isCategory ? 0 : TickLength), isCategory ? "grid" : "axis");
            svg.Text(x, area.Bottom + TickLength + 13, tick.Label, TextAnchor.Middle);
        }
        svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, "axis");
        if (isCategory) svg.Line(area.Left, area.Top, area.Left, area.Bottom, "axis");
        svg.Text((area.Left + area.Right) / 2, size.Height - 8, TextMeasure.Fit(chart.X.Title, area.Right - area.Left), TextAnchor.Middle, "title");
        if (chart.Y.Title.Length > 0) svg.TextUpwards(Pad + 8, (area.Top + area.Bottom) / 2, TextMeasure.Fit(chart.Y.Title, area.Bottom - area.Top + 20), "title");
        DrawReferenceLabels(svg, chart, area);
    }

    private static void DrawReferenceLabels(SvgWriter svg, Chart chart, PlotArea area)
    {
        var rows = ReferenceLabels.Rows(chart.Lines, area.X, area.Left, area.Right);
        for (var i = 0; i < rows.Count; i++)
        {
            var (start, end) = ReferenceLabels.Extent(chart.Lines[i], area.X, area.Left, area.Right);
            svg.Text((start + end) / 2, area.Top - 5 - rows[i] * TextMeasure.LineHeight, chart.Lines[i].Label, TextAnchor.Middle, $"label {Style(chart.Lines[i].Tone)}-text");
        }
    }
}
