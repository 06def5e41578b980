using System.Globalization;
using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.CloudWatch;

/// <summary>A call of CloudWatch as a tree, whichever protocol it came by.</summary>
internal static class MetricRequest
{
    private const int MostNamespace = 255;
    private const int MostData = 1000;

    /// <summary>Reads a PutMetricData. Throws as CloudWatch does.</summary>
    public static IReadOnlyList<MetricDatum> Read(JsonElement input, DateTimeOffset now)
    {
        var space = Text(input, "Namespace");
        if (space is null or { Length: 0 or > MostNamespace })
            throw new AwsException("MissingParameter", "The parameter Namespace is required.");
        if (!input.TryGetProperty("MetricData", out var data) || data.ValueKind != JsonValueKind.Array)
            throw new AwsException("MissingParameter", "The parameter MetricData is required.");
        return data.GetArrayLength() <= MostData
            ? [.. data.EnumerateArray().Select((datum, index) => Datum(space, datum, index + 1, now))]
            : throw new AwsException("InvalidParameterValue", $"The collection MetricData must not have a size greater than {MostData}.");
    }

    private static MetricDatum Datum(string space, JsonElement datum, int number, DateTimeOffset now)
    {
        if (datum.ValueKind != JsonValueKind.Object)
            throw new AwsException("MalformedInput", $"MetricData.member.{number} is no structure.");
        var name = Text(datum, "MetricName") ?? throw new AwsException("MissingParameter", $"The parameter MetricData.member.{number}.MetricName is required.");
        var value = Number(datum, "Value") ?? (datum.TryGetProperty("StatisticValues", out var statistics) ? Number(statistics, "Sum") : LastOf(datum));
        if (value is not { } given || !double.IsFinite(given))
            throw new AwsException("InvalidParameterValue", $"The value for parameter MetricData.member.{number}.Value is missing or not a number.");
        return new MetricDatum(space, name, Dimensions(datum), given, now);
    }

    private static double? LastOf(JsonElement datum) =>
        datum.TryGetProperty("Values", out var values) && values.ValueKind == JsonValueKind.Array && values.GetArrayLength() > 0 ? Number(values[values.GetArrayLength() - 1]) : null;

    private static string Dimensions(JsonElement datum)
    {
        if (!datum.TryGetProperty("Dimensions", out var dimensions) || dimensions.ValueKind != JsonValueKind.Array)
            return "";
        return string.Join(',', dimensions.EnumerateArray().Select(dimension => $"{Text(dimension, "Name")}={Text(dimension, "Value")}").Order(StringComparer.Ordinal));
    }

    /// <summary>CloudWatch takes printable ASCII in names; nothing else could be told again in XML.</summary>
    private static string? Text(JsonElement structure, string name)
    {
        if (structure.ValueKind != JsonValueKind.Object || !structure.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        var text = value.GetString()!;
        return text.All(char.IsAscii) && !text.Any(char.IsControl) ? text : throw new AwsException("InvalidParameterValue", $"The value for parameter {name} contains non-ASCII characters.");
    }

    private static double? Number(JsonElement structure, string name) =>
        structure.ValueKind == JsonValueKind.Object && structure.TryGetProperty(name, out var value) ? Number(value) : null;

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
