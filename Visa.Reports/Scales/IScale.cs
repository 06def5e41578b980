namespace Visa.Reports.Scales;

/// <summary>Maps values to pixels.</summary>
internal interface IScale
{
    double Map(double value);

    /// <summary>Whether the value has a place: zero has none on a logarithmic scale.</summary>
    bool Has(double value);

    /// <summary>At most about <paramref name="wanted"/> ticks, at round values.</summary>
    IReadOnlyList<Tick> Ticks(int wanted);
}
