using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Reporting;

/// <summary>The JSON form of a result.</summary>
internal static class AreaJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<AreaResult> results) =>
        results.Count == 1 ? Write(results[0]) : new JsonArray([.. results.Select(Node)]).ToJsonString(Layout);

    public static string Write(AreaResult result) => Node(result).ToJsonString(Layout);

    private static JsonObject Node(AreaResult result) => new()
    {
        ["area"] = result.Area,
        ["measured_at"] = result.MeasuredAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["seconds"] = Math.Round(result.Seconds, 1),
        ["quick"] = result.Quick,
        ["commit"] = result.Source.Commit,
        ["modified"] = result.Source.IsModified,
        ["machine"] = new JsonObject
        {
            ["cores"] = result.Machine.Cores,
            ["processor"] = result.Machine.Processor,
            ["memory_gib"] = result.Machine.MemoryGib,
            ["os"] = result.Machine.Os,
            ["runtime"] = result.Machine.Runtime,
        },
        ["measurements"] = new JsonArray([.. result.Measurements.Select(Node)]),
        ["skipped"] = new JsonArray([.. result.Skipped.Select(part => new JsonObject { ["name"] = part.Name, ["reason"] = part.Reason, ["command"] = part.Command })]),
        ["error"] = result.Error,
    };

    private static JsonObject Node(Measurement measurement) => new()
    {
        ["name"] = measurement.Name,
        ["value"] = Rounded(measurement.Value),
        ["unit"] = measurement.Unit,
        ["peer"] = measurement.Peer,
        ["peer_value"] = Rounded(measurement.PeerValue),
        ["ratio"] = Rounded(measurement.Ratio),
        ["aim"] = measurement.Aim?.Text,
        ["met"] = measurement.Met,
    };

    /// <summary>Five significant digits: no measurement here is better than that.</summary>
    private static double? Rounded(double? value)
    {
        if (value is not { } number || number == 0) return value;
        var digits = 4 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return digits >= 0 ? Math.Round(number, Math.Min(digits, 15)) : Math.Round(number);
    }
}
