namespace Visa.Reports.Charts;

/// <summary>Points on their own, as in a scatter plot or a timeline.</summary>
public sealed record PointSeries(string Name, IReadOnlyList<PlotPoint> Points) : Series(Name)
{
    /// <summary>Only outlined: for what was refused.</summary>
    public bool IsHollow { get; init; }

    /// <summary>In pixels; default 3.</summary>
    public double Radius { get; init; } = 3;

    internal override IEnumerable<double> Xs => Points.Select(point => point.X);

    internal override IEnumerable<double> Ys => Points.Select(point => point.Y);
}
