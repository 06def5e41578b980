namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>Which Parquet columns a column of the warehouse takes. A row of <c>parquet_schema</c>: name, type, converted type, logical type, scale, precision, children, repetition.</summary>
internal static class ParquetTypes
{
    public static bool Fits(string?[] column, string target)
    {
        var (type, converted, logical) = (column[1] ?? "", column[2] ?? "", column[3] ?? "");
        var isDecimal = converted == "DECIMAL" || logical.Contains("Decimal", StringComparison.OrdinalIgnoreCase);
        if (target.StartsWith("DECIMAL(", StringComparison.Ordinal))
            return isDecimal && target == $"DECIMAL({column[5]},{column[4]})";
        var isTime = converted.StartsWith("TIMESTAMP", StringComparison.Ordinal) || logical.Contains("Timestamp", StringComparison.OrdinalIgnoreCase);
        return target switch
        {
            "SMALLINT" or "INTEGER" => type == "INT32" && converted != "DATE" && !isDecimal,
            "BIGINT" => type == "INT64" && !isTime && !isDecimal,
            "FLOAT" => type == "FLOAT",
            "DOUBLE" => type == "DOUBLE",
            "BOOLEAN" => type == "BOOLEAN",
            "DATE" => type == "INT32" && (converted == "DATE" || logical.Contains("Date", StringComparison.OrdinalIgnoreCase)),
            "TIMESTAMP" or "TIMESTAMP WITH TIME ZONE" or "TIMESTAMPTZ" => type == "INT96" || (type == "INT64" && isTime && !logical.Contains("NANOS=Nano", StringComparison.OrdinalIgnoreCase)),
            "VARCHAR" or "JSON" => type == "BYTE_ARRAY" && !isDecimal,
            "BLOB" => type == "BYTE_ARRAY",
            _ => false,
        };
    }

    public static string Describe(string?[] column) =>
        $"{(column[7] == "REQUIRED" ? "required" : "optional")} {column[1]?.ToLowerInvariant()} {column[0]}{(column[2] is null ? "" : $" ({column[2]})")}";
}
