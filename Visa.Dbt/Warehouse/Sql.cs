namespace Visa.Dbt.Warehouse;

/// <summary>Pieces of SQL text.</summary>
public static class Sql
{
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    /// <summary>A query's columns without its rows: one row of nulls, since the embedded warehouse knows a decimal's precision by a row only.</summary>
    public static string Empty(string query) => $"select __dbt_sbq.*\nfrom (select 1 as __dbt_one) as __dbt_row\nleft join (\nselect * from (\n{query}\n) as __dbt_query\nwhere false\n) as __dbt_sbq on 1 = 1";
}
