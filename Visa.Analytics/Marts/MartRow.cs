using System.Globalization;

namespace Visa.Analytics.Marts;

/// <summary>A row of a query, read by the names of its columns.</summary>
internal sealed record MartRow(IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string?> Values)
{
    public string Text(string column) => Values[Columns[column]] ?? "";

    /// <summary>Zero where there is nothing.</summary>
    public double Number(string column) => Find(column) ?? 0;

    /// <summary>Null where there is nothing.</summary>
    public double? Find(string column) => Values[Columns[column]] is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateTimeOffset Day(string column) => DateTimeOffset.Parse(Text(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
