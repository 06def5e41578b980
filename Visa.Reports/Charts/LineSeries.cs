namespace Visa.Reports.Charts;

/// <summary>Points joined by a line.</summary>
public sealed record LineSeries(string Name, IReadOnlyList<PlotPoint> Points) : Series(Name)
{
    public bool IsDashed { get; init; }

    /// <summary>Tints the area between the line and the foot of the chart.</summary>
    public bool IsFilled { get; init; }

    internal override IEnumerable<double> Xs => Points.Select(point => point.X);

    internal override IEnumerable<double> Ys => Points.Select(point => point.Y);
}
