using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse;

/// <summary>What is known of a table's columns: their types as DuckDB keeps them and the lengths that its checks hold.</summary>
internal static partial class TableColumns
{
    [GeneratedRegex("^CHECK\\(\\(strlen\\(\"?(.+?)\"?\\) <= (\\d+)\\)\\)$")]
    private static partial Regex LengthCheck { get; }

    /// <summary>The definition with the columns of the table that it is like.</summary>
    public static TableDefinition Resolve(DuckDBConnection connection, TableDefinition table)
    {
        var columns = Columns(connection, table.Like!);
        return table with { Like = null, Columns = table.IncludesDefaults ? columns : [.. columns.Select(column => column with { Default = null })] };
    }

    /// <summary>The columns of the table that a name means here: a temporary one first.</summary>
    public static IReadOnlyList<ColumnDefinition> Columns(DuckDBConnection connection, QualifiedName table)
    {
        var schema = table.Schema is { } named ? $"schema_name = {SqlToken.Literal(named)}" : "(database_name = 'temp' OR schema_name = current_schema())";
        var rows = DuckDbCommands.Rows(
            connection,
            $"""
            SELECT c.column_name, c.data_type, c.is_nullable, c.column_default, c.table_oid, c.database_name FROM duckdb_columns() c
            WHERE table_name = {SqlToken.Literal(table.Table)} AND {schema} AND database_name IN ('temp', current_database())
            ORDER BY database_name = 'temp' DESC, column_index
            """);
        if (rows.Count == 0)
            throw new SqlRefusal($"ERROR: relation \"{table}\" does not exist");
        var own = rows.Where(row => row[5] == rows[0][5]).ToList();
        var lengths = Lengths(connection, own[0][4]!, own[0][5]!);
        return [.. own.Select(row => new ColumnDefinition(
            row[0]!, new ColumnType(row[1]!, row[1] == "VARCHAR" ? lengths.GetValueOrDefault(row[0]!, DefaultLength) : null), row[2] is "True" or "true", row[3]))];
    }

    /// <summary>A text that came from a query has no length of its own.</summary>
    private const int DefaultLength = 65535;

    private static Dictionary<string, int> Lengths(DuckDBConnection connection, string tableId, string database) =>
        DuckDbCommands.Rows(connection, $"SELECT constraint_text FROM duckdb_constraints() WHERE table_oid = {tableId} AND database_name = {SqlToken.Literal(database)} AND constraint_type = 'CHECK'")
            .Select(row => LengthCheck.Match(row[0] ?? ""))
            .Where(match => match.Success)
            .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
