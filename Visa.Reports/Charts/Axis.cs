using Visa.Reports.Drawing;

namespace Visa.Reports.Charts;

/// <summary>One side of a chart. The title names the quantity and its unit.</summary>
public sealed record Axis(string Title, AxisKind Kind)
{
    /// <summary>The names of a category axis, in order.</summary>
    public IReadOnlyList<string> Categories { get; private init; } = [];

    /// <summary>The lowest value shown; default: that of the data, or zero where bars stand.</summary>
    public double? Min { get; init; }

    /// <summary>The highest value shown; default: that of the data.</summary>
    public double? Max { get; init; }

    /// <summary>How tick labels are written; default: 1,500 as 1.5k.</summary>
    public Func<double, string> Format { get; init; } = Figures.Compact;

    public static Axis Linear(string title) => new(title, AxisKind.Linear);

    public static Axis Logarithmic(string title) => new(title, AxisKind.Logarithmic);

    public static Axis Time(string title) => new(title, AxisKind.Time);

    public static Axis Category(string title, IReadOnlyList<string> names) => new(title, AxisKind.Category) { Categories = names };

    /// <summary>The value of a moment on a time axis.</summary>
    public static double Days(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalDays;
}
