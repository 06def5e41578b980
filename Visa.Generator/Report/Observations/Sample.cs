using Visa.Generator.Randomness;
using Visa.Reports.Distributions;

namespace Visa.Generator.Report.Observations;

/// <summary>A uniform sample of so many values of a longer sequence (Vitter's algorithm R), the same for the same sequence.</summary>
internal sealed class Sample(int capacity = 20_000)
{
    private readonly List<double> _values = [];
    private readonly Prng _prng = new(1);

    /// <summary>Values seen, kept or not.</summary>
    public long Count { get; private set; }

    public double Sum { get; private set; }

    public double Mean => Count == 0 ? 0 : Sum / Count;

    public void Add(double value)
    {
        Count++;
        Sum += value;
        if (_values.Count < capacity)
        {
            _values.Add(value);
            return;
        }
        var place = (long)(_prng.NextDouble() * Count);
        if (place < capacity) _values[(int)place] = value;
    }

    /// <summary>Null when nothing was seen.</summary>
    public Quantiles? Quantiles() => _values.Count == 0 ? null : new Quantiles(_values);
}
