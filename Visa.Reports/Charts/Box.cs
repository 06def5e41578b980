using Visa.Reports.Distributions;

namespace Visa.Reports.Charts;

/// <summary>The spread of a category's values: whiskers at the 5th and 95th percentile, a box from the 25th to the 75th, a line at the median.</summary>
public readonly record struct Box(int Category, double P5, double P25, double P50, double P75, double P95)
{
    public static Box Of(int category, Quantiles values) => new(category, values.At(0.05), values.At(0.25), values.At(0.50), values.At(0.75), values.At(0.95));
}
