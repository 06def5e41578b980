using System.Globalization;

namespace Visa.Reports.Scales;

/// <summary>Days since 1970 in UTC, with ticks at whole hours, days, weeks or months.</summary>
internal sealed class TimeScale(double min, double max, PixelRange pixels) : IScale
{
    private const double Hour = 1 / 24.0;

    private static readonly double[] Steps = [Hour, 3 * Hour, 6 * Hour, 12 * Hour, 1, 2, 7, 14, 28, 56, 91, 182, 364];

    public double Map(double value) => pixels.At((value - min) / (max - min));

    public bool Has(double value) => double.IsFinite(value);

    public IReadOnlyList<Tick> Ticks(int wanted)
    {
        var step = Steps.FirstOrDefault(step => (max - min) / step <= Math.Max(1, wanted), Steps[^1] * Math.Ceiling((max - min) / Steps[^1] / Math.Max(1, wanted)));
        var ticks = new List<Tick>();
        for (var i = Math.Ceiling(min / step - 1e-6); i * step <= max + 1e-6; i++) ticks.Add(new Tick(i * step, Label(i * step, step)));
        return ticks;
    }

    private static string Label(double days, double step)
    {
        var moment = DateTimeOffset.UnixEpoch.AddSeconds(Math.Round(days * 86_400));
        var format = step >= 1 || moment.TimeOfDay == TimeSpan.Zero ? "d MMM" : "HH:mm";
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }
}
