using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Visa.LocalAws.RedshiftData.Results;

/// <summary>DuckDB's types as the Data API names them.</summary>
internal static partial class ResultTypes
{
    private const int TextLength = 65535;
    private const int MostDigits = 38;

    public static ResultColumn Of(DuckDBDataReader reader, int index)
    {
        var name = Name(reader.GetName(index));
        return reader.GetDataTypeName(index) switch
        {
            "SmallInt" or "TinyInt" or "UnsignedTinyInt" => new(name, "int2", 5, 0, 0, true),
            "Integer" or "UnsignedSmallInt" => new(name, "int4", 10, 0, 0, true),
            "BigInt" or "UnsignedInteger" => new(name, "int8", 19, 0, 0, true),
            "HugeInt" or "UnsignedHugeInt" or "UnsignedBigInt" => new(name, "numeric", MostDigits, 0, 0, true),
            "Decimal" => Decimal(reader, index, name),
            "Float" => new(name, "float4", 8, 8, 0, true),
            "Double" => new(name, "float8", 17, 17, 0, true),
            "Boolean" => new(name, "bool", 1, 0, 0, false),
            "Date" => new(name, "date", 13, 0, 0, false),
            "Timestamp" or "TimestampS" or "TimestampMs" or "TimestampNs" => new(name, "timestamp", 29, 6, 0, false),
            "TimestampTz" => new(name, "timestamptz", 35, 6, 0, false),
            "Time" or "TimeTz" => new(name, "time", 15, 6, 0, false),
            "Interval" => new(name, "interval", 0, 0, 0, false),
            "Blob" => new(name, "varbyte", 0, 0, TextLength, false),
            _ => new(name, "varchar", TextLength, 0, TextLength, false),
        };
    }

    [GeneratedRegex("^(?:visa_system\\.rs_)?\"?([a-z0-9_]+)\"?\\(")]
    private static partial Regex Call { get; }

    /// <summary>A column without an alias is named for its function, as in Redshift, or <c>?column?</c>.</summary>
    private static string Name(string given)
    {
        if (Call.Match(given) is { Success: true } call)
            return call.Groups[1].Value switch { "string_agg" => "listagg", "quantile_cont" => "percentile_cont", "approx_count_distinct" or "count_star" => "count", "cut" => "varchar", "json_text" => "json_extract_path_text", "strftime" => "to_char", "now" => "sysdate", var function => function };
        if (given.StartsWith("CASE ", StringComparison.Ordinal))
            return "case";
        return given.AsSpan().IndexOfAny(" (')") >= 0 ? "?column?" : given;
    }

    private static ResultColumn Decimal(DuckDBDataReader reader, int index, string name)
    {
        var row = reader.GetSchemaTable().Rows[index];
        return new(name, "numeric", Number(row["NumericPrecision"]), Number(row["NumericScale"]), 0, true);
    }

    private static int Number(object? value) => value is null or DBNull ? 0 : Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
