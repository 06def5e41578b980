namespace Visa.Reports.Scales;

/// <summary>Equal steps; the range grows to round values where it was not given.</summary>
internal sealed class LinearScale(double min, double max, PixelRange pixels, Func<double, string> format) : IScale
{
    private const double Slack = 1e-9;

    public double Map(double value) => pixels.At((value - min) / (max - min));

    public bool Has(double value) => double.IsFinite(value);

    public IReadOnlyList<Tick> Ticks(int wanted)
    {
        var step = NiceStep((max - min) / Math.Max(1, wanted));
        var ticks = new List<Tick>();
        // Adding zero turns the negative zero of a rounded-up small range into zero, which has no sign to print.
        for (var i = Math.Ceiling(min / step - Slack) + 0.0; i * step <= max + step * Slack; i++) ticks.Add(new Tick(i * step, format(i * step)));
        return ticks;
    }

    /// <summary>1, 2 or 5 times a power of ten, not below the step that is asked for.</summary>
    public static double NiceStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var digit = step / power;
        return power * (digit <= 1 + Slack ? 1 : digit <= 2 + Slack ? 2 : digit <= 5 + Slack ? 5 : 10);
    }
}
