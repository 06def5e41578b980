namespace Visa.Reports.Charts;

/// <summary>A bar over [From, To) of the axis it stands on.</summary>
public readonly record struct Bar(double From, double To, double Length, string? Label = null)
{
    /// <summary>A bar at a name's place of a category axis.</summary>
    public static Bar At(int category, double length, string? label = null) => new(category - 0.5, category + 0.5, length, label);
}
