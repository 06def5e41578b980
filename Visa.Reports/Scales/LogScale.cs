namespace Visa.Reports.Scales;

/// <summary>Equal ratios, base ten.</summary>
internal sealed class LogScale(double min, double max, PixelRange pixels, Func<double, string> format) : IScale
{
    private readonly double _low = Math.Log10(min);
    private readonly double _high = Math.Log10(max);

    public double Map(double value) => pixels.At((Math.Log10(value) - _low) / (_high - _low));

    public bool Has(double value) => value > 0 && double.IsFinite(value);

    public IReadOnlyList<Tick> Ticks(int wanted)
    {
        var decades = _high - _low;
        double[] digits = decades * 3 <= wanted ? [1, 2, 5] : [1];
        var every = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(1, wanted)));
        var ticks = new List<Tick>();
        for (var power = (int)Math.Floor(_low); power <= _high; power++)
        {
            if (power % every != 0) continue;
            foreach (var digit in digits)
            {
                var value = digit * Math.Pow(10, power);
                if (value >= min * 0.999999 && value <= max * 1.000001) ticks.Add(new Tick(value, format(value)));
            }
        }
        return ticks;
    }
}
