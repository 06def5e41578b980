using DuckDB.NET.Data;

namespace Visa.LocalAws.Warehouse;

/// <summary>Runs DuckDB's SQL; a cancelled token interrupts it, and its errors come in Redshift's words.</summary>
internal static class DuckDbCommands
{
    /// <returns>How many rows changed.</returns>
    public static long Change(DuckDBConnection connection, string sql, CancellationToken cancellationToken) =>
        Run(connection, sql, command => Math.Max(command.ExecuteNonQuery(), 0), cancellationToken);

    public static StatementOutcome Read(DuckDBConnection connection, string sql, Func<DuckDBDataReader, (long Rows, long Bytes)> take, CancellationToken cancellationToken) =>
        Run(
            connection,
            sql,
            command =>
            {
                command.UseStreamingMode = true;
                using var reader = command.ExecuteReader();
                var (rows, bytes) = take(reader);
                return new StatementOutcome(rows, bytes, HasResult: true);
            },
            cancellationToken);

    /// <summary>Rows as texts, for what the warehouse asks about itself.</summary>
    public static List<string?[]> Rows(DuckDBConnection connection, string sql, CancellationToken cancellationToken = default) =>
        Run(
            connection,
            sql,
            command =>
            {
                var rows = new List<string?[]>();
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.IsDBNull(index) ? null : Convert.ToString(reader.GetValue(index), System.Globalization.CultureInfo.InvariantCulture))]);
                return rows;
            },
            cancellationToken);

    private static T Run<T>(DuckDBConnection connection, string sql, Func<DuckDBCommand, T> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var interrupt = cancellationToken.Register(command.Cancel);
        try
        {
            return run(command);
        }
        catch (DuckDBException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw DuckDbErrors.Refusal(exception);
        }
    }
}
