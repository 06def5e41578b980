namespace Visa.Reports.Charts;

/// <summary>The size that a chart is drawn for, in CSS pixels; text keeps its size, so a small chart has fewer labels instead of smaller ones.</summary>
public readonly record struct ChartSize(int Width, int Height)
{
    /// <summary>Half the width of a desktop page.</summary>
    public static ChartSize Half { get; } = new(568, 320);

    /// <summary>The full width of a desktop page.</summary>
    public static ChartSize Full { get; } = new(1176, 300);

    /// <summary>A phone held upright.</summary>
    public static ChartSize Phone { get; } = new(336, 280);
}
