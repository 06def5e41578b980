using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>Keeps refused rows, on a connection of its own: they stay when the load is rolled back.</summary>
internal sealed class LoadErrorLog(TimeProvider time)
{
    private const int LongestText = 1024;

    public void Write(WarehouseDatabase database, QualifiedName table, long queryId, IReadOnlyList<LoadError> errors)
    {
        if (errors.Count == 0)
            return;
        using var connection = database.Connect();
        using var appender = connection.CreateAppender("visa_system", "load_errors");
        foreach (var error in errors)
            Append(appender, error, database.Name, table.Table, queryId);
    }

    private void Append(DuckDBAppender appender, LoadError error, string database, string table, long queryId) => appender.CreateRow()
        .AppendValue(queryId)
        .AppendValue(0L)
        .AppendValue(database)
        .AppendValue(time.GetUtcNow().UtcDateTime)
        .AppendValue(table)
        .AppendValue(error.File)
        .AppendValue(error.Line)
        .AppendValue(error.Column)
        .AppendValue(error.ColumnType)
        .AppendValue(error.ColumnLength)
        .AppendValue(0)
        .AppendValue(Cut(error.RawLine))
        .AppendValue(Cut(error.RawValue))
        .AppendValue(error.Code)
        .AppendValue(error.Message)
        .EndRow();

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
