using System.Globalization;

namespace Visa.Benchmarks.Measuring;

/// <summary>What a figure is meant to reach. Missing it is reported, and fails nothing.</summary>
internal sealed record Aim(string Text, Func<Measurement, bool?> IsMet)
{
    public static Aim AtLeast(double bound) => new($">= {Number(bound)}", measurement => measurement.Value >= bound);

    public static Aim AtMost(double bound) => new($"<= {Number(bound)}", measurement => measurement.Value <= bound);

    /// <summary>So many times better than the peer; neither met nor missed while the peer is absent.</summary>
    public static Aim RatioAtLeast(double bound) => new($"ratio >= {Number(bound)}", measurement => measurement.Ratio is { } ratio ? ratio >= bound : null);

    private static string Number(double bound) => bound.ToString("#,0.####", CultureInfo.InvariantCulture);
}
