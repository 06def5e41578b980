using System.Globalization;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Reporting;

/// <summary>A measurement as the cells of a table.</summary>
internal static class FigureText
{
    public static IReadOnlyList<string> Headings { get; } = ["figure", "value", "unit", "peer", "peer's value", "ratio", "aim", "met"];

    /// <summary>Which columns hold numbers and are aligned to the right.</summary>
    public static IReadOnlyList<bool> IsNumeric { get; } = [false, true, false, false, true, true, false, false];

    public static IReadOnlyList<string> Cells(Measurement measurement) =>
    [
        measurement.Name,
        Number(measurement.Value),
        measurement.Unit,
        measurement.Peer ?? "",
        measurement.PeerValue is { } peer ? Number(peer) : "",
        measurement.Ratio is { } ratio ? Number(ratio) : "",
        measurement.Aim?.Text ?? "",
        measurement.Met switch { true => "yes", false => "NO", null => "" },
    ];

    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
