namespace Visa.Dbt.Warehouse;

/// <summary>Pieces of SQL text.</summary>
internal static class Sql
{
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    /// <summary>A query's columns without its rows.</summary>
    public static string Empty(string query) => $"select * from (\n{query}\n) as __dbt_sbq\nwhere false\nlimit 0";
}
