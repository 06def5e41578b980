namespace Visa.Reports.Scales;

/// <summary>Named places of equal width; the value is the index, its middle the place.</summary>
internal sealed class CategoryScale(IReadOnlyList<string> names, PixelRange pixels) : IScale
{
    public double Map(double value) => pixels.At((value + 0.5) / Math.Max(1, names.Count));

    public bool Has(double value) => value >= -0.5 && value <= names.Count - 0.5;

    /// <summary>Every name, or every second, third... when there are more than wanted.</summary>
    public IReadOnlyList<Tick> Ticks(int wanted)
    {
        var every = Math.Max(1, (int)Math.Ceiling((double)names.Count / Math.Max(1, wanted)));
        return [.. names.Select((name, index) => new Tick(index, name)).Where(tick => tick.Value % every == 0)];
    }
}
