using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Visa.Orchestrator.Storage;

/// <summary>A SQLite file of one process: writers take turns on one connection, readers see the last commit beside them.</summary>
public sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly TimeProvider _time;
    private readonly FileStream? _lock;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, DbCommand> _statements = new(StringComparer.Ordinal);

    private SqliteDatabase(string connectionString, FileStream? fileLock, TimeProvider time)
    {
        (_connectionString, _lock, _time) = (connectionString, fileLock, time);
        _writer = new SqliteConnection(connectionString);
        _writer.Open();
        Configure(_writer, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;");
    }

    private bool IsInMemory => _lock is null;

    /// <exception cref="InvalidOperationException">Another process has the file.</exception>
    public static SqliteDatabase Open(string file, TimeProvider time)
    {
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream fileLock;
        try
        {
            fileLock = new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException(
                $"Another process schedules on {path}. SQLite takes one; stop the other, or give both a PostgreSQL connection (Orchestrator:Postgres).", taken);
        }

        return new SqliteDatabase(new SqliteConnectionStringBuilder { DataSource = path }.ToString(), fileLock, time);
    }

    /// <summary>For tests: gone when disposed.</summary>
    public static SqliteDatabase InMemory(TimeProvider time) => new("Data Source=:memory:", fileLock: null, time);

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken)
    {
        if (IsInMemory)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                return await read(new Session(_writer, transaction: null, Dialect.Sqlite, _time.GetUtcNow().UtcTicks, _statements));
            }
            finally
            {
                _turn.Release();
            }
        }

        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        return await read(new Session(connection, transaction: null, Dialect.Sqlite, _time.GetUtcNow().UtcTicks));
    }

    public async Task<T> WriteAsync<T>(string what, Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var transaction = _writer.BeginTransaction(deferred: false);
            var result = await write(new Session(_writer, transaction, Dialect.Sqlite, _time.GetUtcNow().UtcTicks, _statements));
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task SignalAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ListenAsync(Action onSignal, CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _statements.Values)
        {
            await statement.DisposeAsync();
        }

        await _writer.DisposeAsync();
        if (!IsInMemory)
        {
            SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        }

        _lock?.Dispose();
        _turn.Dispose();
    }

    private static void Configure(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }
}
