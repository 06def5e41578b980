using System.Text;
using Visa.Reports.Charts;

namespace Visa.Reports.Drawing;

/// <summary>Draws one series inside the plot.</summary>
internal static class SeriesPainter
{
    /// <summary>Beyond this many points a line gets no spots to point at: they would weigh more than they tell.</summary>
    private const int MostSpots = 200;

    private const double BandShare = 0.78;

    public static void Paint(SvgWriter svg, Series series, IReadOnlyList<Series> all, PlotArea area)
    {
        switch (series)
        {
            case LineSeries line: PaintLine(svg, line, area); break;
            case PointSeries points: PaintPoints(svg, points, area); break;
            case BarSeries bars: PaintBars(svg, bars, all, area); break;
            case BoxSeries boxes: PaintBoxes(svg, boxes, all, area); break;
            default: throw new ArgumentException($"There is no way to draw {series.GetType().Name}.", nameof(series));
        }
    }

    private static void PaintLine(SvgWriter svg, LineSeries line, PlotArea area)
    {
        var points = line.Points.Where(point => area.X.Has(point.X) && area.Y.Has(point.Y)).ToList();
        if (points.Count == 0) return;
        var path = new StringBuilder();
        foreach (var point in points) path.Append(path.Length == 0 ? 'M' : 'L').Append(SvgWriter.Number(area.X.Map(point.X))).Append(' ').Append(SvgWriter.Number(area.Y.Map(point.Y)));
        var tone = ChartRenderer.Style(line.Tone);
        if (line.IsFilled)
        {
            var foot = SvgWriter.Number(area.Bottom);
            svg.Path($"{path}L{SvgWriter.Number(area.X.Map(points[^1].X))} {foot}L{SvgWriter.Number(area.X.Map(points[0].X))} {foot}Z", $"tint {tone}");
        }
        svg.Path(path.ToString(), $"line {tone}{(line.IsDashed ? " dashed" : "")}");
        if (points.Count > MostSpots) return;
        foreach (var point in points)
            if (point.Label is not null) svg.Circle(area.X.Map(point.X), area.Y.Map(point.Y), 6, "spot", point.Label);
    }

    private static void PaintPoints(SvgWriter svg, PointSeries points, PlotArea area)
    {
        var style = $"{(points.IsHollow ? "hollow" : "solid")} {ChartRenderer.Style(points.Tone)}";
        foreach (var point in points.Points)
            if (area.X.Has(point.X) && area.Y.Has(point.Y)) svg.Circle(area.X.Map(point.X), area.Y.Map(point.Y), points.Radius, style, point.Label);
    }

    private static void PaintBars(SvgWriter svg, BarSeries bars, IReadOnlyList<Series> all, PlotArea area)
    {
        var place = bars.IsLying ? area.Y : area.X;
        var (slot, slots) = Slot(bars, all);
        var style = $"bar {ChartRenderer.Style(bars.Tone)}";
        foreach (var bar in bars.Bars)
        {
            var (from, to) = (place.Map(bar.From), place.Map(bar.To));
            if (place is Scales.CategoryScale) (from, to) = Shared(from, to, slot, slots);
            var gap = place is Scales.CategoryScale ? 0 : Math.Min(1, (to - from) / 8);
            if (bars.IsLying) svg.Rectangle(area.X.Map(0), from, area.X.Map(bar.Length) - area.X.Map(0), to - from, style, bar.Label);
            else svg.Rectangle(from, area.Y.Map(bar.Length), to - from - gap, area.Y.Map(0) - area.Y.Map(bar.Length), style, bar.Label);
        }
    }

    private static void PaintBoxes(SvgWriter svg, BoxSeries boxes, IReadOnlyList<Series> all, PlotArea area)
    {
        var (slot, slots) = Slot(boxes, all);
        var tone = ChartRenderer.Style(boxes.Tone);
        foreach (var box in boxes.Boxes)
        {
            var (top, bottom) = Shared(area.Y.Map(box.Category - 0.5), area.Y.Map(box.Category + 0.5), slot, slots);
            var middle = (top + bottom) / 2;
            var label = $"{boxes.Name}: 5 % below {Figures.Compact(box.P5)}, 25 % below {Figures.Compact(box.P25)}, median {Figures.Compact(box.P50)}, 75 % below {Figures.Compact(box.P75)}, 95 % below {Figures.Compact(box.P95)}";
            svg.Line(area.X.Map(box.P5), middle, area.X.Map(box.P25), middle, $"whisker {tone}");
            svg.Line(area.X.Map(box.P75), middle, area.X.Map(box.P95), middle, $"whisker {tone}");
            svg.Rectangle(area.X.Map(box.P25), top, area.X.Map(box.P75) - area.X.Map(box.P25), bottom - top, $"box {tone}", label);
            svg.Line(area.X.Map(box.P50), top, area.X.Map(box.P50), bottom, $"median {tone}");
        }
    }

    private static (int Slot, int Slots) Slot<T>(T series, IReadOnlyList<Series> all)
        where T : Series
    {
        var alike = all.OfType<T>().ToList();
        return (alike.IndexOf(series), alike.Count);
    }

    private static (double From, double To) Shared(double from, double to, int slot, int slots)
    {
        var band = (to - from) * BandShare;
        var start = from + (to - from - band) / 2;
        return (start + band * slot / slots, start + band * (slot + 1) / slots - (slots > 1 ? 1 : 0));
    }
}
