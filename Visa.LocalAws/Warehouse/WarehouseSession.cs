using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Loads;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse;

/// <summary>One connection with its temporary tables and its transaction. One statement at a time; the caller sees to that.</summary>
internal sealed class WarehouseSession(WarehouseDatabase database, CopyLoader loader, TimeProvider time, int pid) : IAsyncDisposable
{
    private DuckDBConnection? _connection;
    private bool _isWriter;
    private bool _isFailed;

    public int Pid => pid;

    public bool IsInTransaction { get; private set; }

    public bool IsEnded { get; private set; }

    /// <summary>Runs one statement; without a transaction it commits by itself.</summary>
    public async Task<StatementOutcome> RunAsync(WarehouseStatement statement, StatementRun run, CancellationToken cancellationToken)
    {
        switch (statement.Kind)
        {
            case StatementKind.Begin:
                if (!IsInTransaction)
                    await BeginAsync(cancellationToken);
                return default;
            case StatementKind.Commit:
                await CommitAsync(run.StatementId, cancellationToken);
                return default;
            case StatementKind.Rollback:
                await RollbackAsync();
                return default;
        }
        if (_isFailed)
            throw new SqlRefusal("ERROR: current transaction is aborted, commands ignored until end of transaction block");
        return IsInTransaction ? await RunInsideAsync(statement, run, cancellationToken) : await RunAloneAsync(statement, run, cancellationToken);
    }

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await RunSqlAsync("BEGIN TRANSACTION", cancellationToken);
        IsInTransaction = true;
    }

    /// <summary>Commits and records who committed, in the same transaction. A failed transaction is rolled back.</summary>
    public async Task CommitAsync(string statementId, CancellationToken cancellationToken)
    {
        if (!IsInTransaction)
            return;
        if (_isFailed)
        {
            await RollbackAsync();
            return;
        }
        try
        {
            if (_isWriter)
                await RunSqlAsync($"INSERT INTO visa_system.committed VALUES ({SqlToken.Literal(statementId)}, {SqlToken.Literal(time.GetUtcNow().UtcDateTime.ToString("O"))})", cancellationToken);
            await RunSqlAsync("COMMIT", CancellationToken.None);
            EndTransaction();
        }
        catch
        {
            await RollbackAsync();
            throw;
        }
    }

    public async Task RollbackAsync()
    {
        if (!IsInTransaction)
            return;
        try
        {
            await RunSqlAsync("ROLLBACK", CancellationToken.None);
        }
        catch (SqlRefusal)
        {
            // DuckDB has rolled back by itself.
        }
        EndTransaction();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsEnded)
            return;
        IsEnded = true;
        database.Forget(this);
        if (_connection is not null)
            await RollbackAsync();
        _connection?.Dispose();
        _connection = null;
    }

    private async Task<StatementOutcome> RunAloneAsync(WarehouseStatement statement, StatementRun run, CancellationToken cancellationToken)
    {
        if (!statement.IsWrite)
            return await ExecuteAsync(statement, run, cancellationToken);
        await BeginAsync(cancellationToken);
        try
        {
            var outcome = await RunInsideAsync(statement, run, cancellationToken);
            await CommitAsync(run.StatementId, cancellationToken);
            return outcome;
        }
        catch
        {
            await RollbackAsync();
            throw;
        }
    }

    private async Task<StatementOutcome> RunInsideAsync(WarehouseStatement statement, StatementRun run, CancellationToken cancellationToken)
    {
        try
        {
            if (statement.IsWrite)
                await BecomeWriterAsync(cancellationToken);
            var outcome = await ExecuteAsync(statement, run, cancellationToken);
            if (statement.Kind == StatementKind.Truncate)
                await CommitAsync(run.StatementId, cancellationToken);
            return outcome;
        }
        catch
        {
            _isFailed = IsInTransaction;
            throw;
        }
    }

    private Task<StatementOutcome> ExecuteAsync(WarehouseStatement statement, StatementRun run, CancellationToken cancellationToken) => statement.Kind switch
    {
        StatementKind.Nothing => Task.FromResult(default(StatementOutcome)),
        StatementKind.Copy => loader.LoadAsync(database, Connection, statement.Copy!, run, cancellationToken),
        _ => OnThreadAsync(() => Execute(statement, run, cancellationToken), cancellationToken),
    };

    private StatementOutcome Execute(WarehouseStatement statement, StatementRun run, CancellationToken cancellationToken)
    {
        if (statement.Kind == StatementKind.Query)
            return DuckDbCommands.Read(Connection, statement.Sql[0], reader => run.TakeRows(reader, cancellationToken), cancellationToken);
        if (statement.Merge is { } merge && DuckDbCommands.Read(Connection, merge.DuplicateQuery, reader => (reader.Read() ? 1 : 0, 0), cancellationToken).Rows > 0)
            throw new SqlRefusal("ERROR: Found multiple matches to update the same tuple.");
        var statements = statement.Table is { Like: not null } table ? TableColumns.Resolve(Connection, table).ToSql() : statement.Sql;
        long rows = 0;
        foreach (var sql in statements)
            rows = DuckDbCommands.Change(Connection, sql, cancellationToken);
        return new StatementOutcome(statement.Kind is StatementKind.Change or StatementKind.Merge ? rows : 0, 0, HasResult: false);
    }

    private DuckDBConnection Connection => _connection ??= database.Connect();

    private async Task BecomeWriterAsync(CancellationToken cancellationToken)
    {
        if (_isWriter)
            return;
        await database.Writer.WaitAsync(cancellationToken);
        _isWriter = true;
    }

    private void EndTransaction()
    {
        IsInTransaction = false;
        _isFailed = false;
        if (!_isWriter)
            return;
        _isWriter = false;
        database.Writer.Release();
    }

    private Task<long> RunSqlAsync(string sql, CancellationToken cancellationToken) =>
        OnThreadAsync(() => DuckDbCommands.Change(Connection, sql, cancellationToken), cancellationToken);

    /// <summary>DuckDB works on the calling thread, which the pool must not lose to it.</summary>
    private static Task<T> OnThreadAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
