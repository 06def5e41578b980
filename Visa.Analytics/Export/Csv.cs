namespace Visa.Analytics.Export;

internal static class Csv
{
    /// <summary>A value as CSV (RFC 4180); null is empty.</summary>
    public static string Field(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
