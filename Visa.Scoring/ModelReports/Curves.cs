using Visa.Reports.Charts;

namespace Visa.Scoring.ModelReports;

/// <summary>Curves with as many points as an eye can tell apart.</summary>
internal static class Curves
{
    private const double Visible = 0.002;

    /// <param name="steps">Places on a curve in its order, x and y each as a share of the axis.</param>
    public static IReadOnlyList<PlotPoint> Thinned(IEnumerable<(double X, double Y, PlotPoint Point)> steps)
    {
        var points = new List<PlotPoint>();
        var (last, skipped) = ((X: double.NaN, Y: double.NaN), default(PlotPoint?));
        foreach (var (x, y, point) in steps)
        {
            skipped = point;
            if (Math.Abs(x - last.X) < Visible && Math.Abs(y - last.Y) < Visible) continue;
            points.Add(point);
            (last, skipped) = ((x, y), null);
        }

        if (skipped is { } end) points.Add(end);
        return points;
    }

    /// <summary>A share on a logarithmic axis over so many decades up to one.</summary>
    public static double OnLog(double share, int decades) => share <= 0 ? 0 : Math.Max(0, 1 + Math.Log10(share) / decades);
}
