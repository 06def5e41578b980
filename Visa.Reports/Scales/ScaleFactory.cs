using Visa.Reports.Charts;

namespace Visa.Reports.Scales;

/// <summary>The scale of an axis for the values that it has to show.</summary>
internal static class ScaleFactory
{
    private const int TicksForRounding = 5;

    public static IScale Create(Axis axis, IEnumerable<double> values, PixelRange pixels)
    {
        if (axis.Kind == AxisKind.Category) return new CategoryScale(axis.Categories, pixels);
        var (min, max) = Range(axis, values);
        return axis.Kind switch
        {
            AxisKind.Logarithmic => new LogScale(min, max, pixels, axis.Format),
            AxisKind.Time => new TimeScale(min, max, pixels),
            _ => new LinearScale(min, max, pixels, axis.Format),
        };
    }

    private static (double Min, double Max) Range(Axis axis, IEnumerable<double> values)
    {
        var isLogarithmic = axis.Kind == AxisKind.Logarithmic;
        var shown = values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0)).DefaultIfEmpty(1).ToList();
        var (min, max) = (axis.Min ?? shown.Min(), axis.Max ?? shown.Max());
        if (max <= min) (min, max) = isLogarithmic ? (min / 2, min * 2) : (min - (axis.Min is null && min != 0 ? 0.5 : 0), min + 1);
        if (axis.Kind != AxisKind.Linear) return (min, max);
        var step = LinearScale.NiceStep((max - min) / TicksForRounding);
        return (axis.Min ?? Math.Floor(min / step) * step, axis.Max ?? Math.Ceiling(max / step) * step);
    }
}
