using System.Data.Common;

namespace Visa.Orchestrator.Storage;

/// <summary>A connection, inside a transaction when it writes. SQL is what SQLite and PostgreSQL share, but for the words in braces.</summary>
/// <param name="statements">Commands that keep their prepared statements; null when the driver does that itself.</param>
public sealed class Session(DbConnection connection, DbTransaction? transaction, Dialect dialect, long now, Dictionary<string, DbCommand>? statements = null)
{
    /// <summary>UTC ticks by the clock of this process; leases use <c>{now}</c>, the database's.</summary>
    public long Now => now;

    public async Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var rent = Rent(sql, parameters);
        return await rent.Command.ExecuteNonQueryAsync();
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters)
    {
        await using var rent = Rent(sql, parameters);
        await using var reader = await rent.Command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters)
        where T : class => (await QueryAsync(sql, map, parameters)) is [var row, ..] ? row : null;

    public async Task<long?> NumberAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var rent = Rent(sql, parameters);
        return await rent.Command.ExecuteScalarAsync() is { } value and not DBNull ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private Rented Rent(string sql, (string Name, object? Value)[] parameters)
    {
        var isKept = statements is not null;
        if (statements is null || !statements.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = dialect.Translate(sql);
            statements?.Add(sql, command);
        }

        command.Transaction = transaction;
        command.Parameters.Clear();
        if (dialect.BindsNow && command.CommandText.Contains("@now", StringComparison.Ordinal))
        {
            Add(command, "@now", now);
        }

        foreach (var (name, value) in parameters)
        {
            Add(command, name, value);
        }

        return new Rented(command, isKept);
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value switch { null => DBNull.Value, bool flag => flag ? 1 : 0, Enum word => Convert.ToInt32(word, System.Globalization.CultureInfo.InvariantCulture), _ => value };
        command.Parameters.Add(parameter);
    }

    private readonly struct Rented(DbCommand command, bool isKept) : IAsyncDisposable
    {
        public DbCommand Command => command;

        public ValueTask DisposeAsync() => isKept ? ValueTask.CompletedTask : command.DisposeAsync();
    }
}
