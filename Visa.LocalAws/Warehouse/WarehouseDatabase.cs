using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse;

/// <summary>
/// One database: a DuckDB file that this process alone opens, at its first use. Writers take turns, as they would behind Redshift's table locks.
/// The file can be given away for a time; whoever wants a connection meanwhile waits.
/// </summary>
internal sealed class WarehouseDatabase : IAsyncDisposable
{
    /// <summary>Of new files. Since this one DuckDB packs texts at once, a fifth faster than before; an external dbt needs it or a later one.</summary>
    private const string StorageVersion = "v1.3.0";

    private readonly Lock _changing = new();
    private readonly SemaphoreSlim _releasing = new(1, 1);
    private readonly string _connectionString;
    private readonly string _objectFolder;
    private readonly HashSet<WarehouseSession> _idle = [];
    private DuckDBConnection? _root;
    private TaskCompletionSource? _returned;
    private TaskCompletionSource? _quiet;
    private int _users;

    public WarehouseDatabase(string name, string folder, string objectFolder, WarehouseOptions options)
    {
        Name = name;
        _objectFolder = objectFolder;
        FilePath = Path.Combine(folder, $"{name}.duckdb");
        Scratch = Path.Combine(folder, $"{name}.scratch");
        _connectionString = $"DataSource={FilePath};memory_limit={options.MemoryLimit};threads={options.Threads};storage_compatibility_version={StorageVersion};autoinstall_known_extensions=false;autoload_known_extensions=false";
        if (Directory.Exists(Scratch))
            Directory.Delete(Scratch, recursive: true);
        Directory.CreateDirectory(Scratch);
    }

    public string Name { get; }

    public string FilePath { get; }

    /// <summary>A folder that DuckDB may read and write.</summary>
    public string Scratch { get; }

    /// <summary>Held by the one session that changes the database.</summary>
    public SemaphoreSlim Writer { get; } = new(1, 1);

    /// <summary>Whether the file is with another process.</summary>
    public bool IsReleased
    {
        get
        {
            lock (_changing)
                return _returned is not null;
        }
    }

    /// <summary>Waits until the file is here, and keeps it here until the answer is disposed of.</summary>
    public async Task<IDisposable> UseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task returned;
            lock (_changing)
            {
                if (_returned is null)
                {
                    _users++;
                    return new Use(this);
                }
                returned = _returned.Task;
            }
            await returned.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Opens a connection. The caller holds a <see cref="UseAsync"/>.</summary>
    public DuckDBConnection Connect()
    {
        lock (_changing)
        {
            _root ??= OpenFile();
            var connection = new DuckDBConnection(_connectionString);
            connection.Open();
            Run(connection, "SET TimeZone = 'UTC'", "SET default_null_order = 'NULLS_LAST_ON_ASC_FIRST_ON_DESC'", "SET integer_division = true", "SET schema = 'public'");
            return connection;
        }
    }

    /// <summary>Remembers a session between its statements, so that a release can end it.</summary>
    public void Keep(WarehouseSession session)
    {
        lock (_changing)
            _idle.Add(session);
    }

    public void Forget(WarehouseSession session)
    {
        lock (_changing)
            _idle.Remove(session);
    }

    /// <summary>Waits for the running statements, ends all sessions and closes the file, for another process to open.</summary>
    /// <returns>False when it was released already.</returns>
    public async Task<bool> ReleaseAsync(CancellationToken cancellationToken)
    {
        await _releasing.WaitAsync(cancellationToken);
        try
        {
            Task quiet;
            lock (_changing)
            {
                if (_returned is not null)
                    return false;
                _returned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _quiet = _users == 0 ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                quiet = _quiet?.Task ?? Task.CompletedTask;
            }
            await WaitQuietAsync(quiet, cancellationToken);
            await CloseAsync();
            return true;
        }
        finally
        {
            _releasing.Release();
        }
    }

    /// <summary>Takes the file back; who waited goes on.</summary>
    public void Return()
    {
        lock (_changing)
        {
            _returned?.SetResult();
            _returned = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Writer.Dispose();
        _releasing.Dispose();
    }

    private async Task WaitQuietAsync(Task quiet, CancellationToken cancellationToken)
    {
        try
        {
            await quiet.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Return();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        WarehouseSession[] sessions;
        lock (_changing)
            sessions = [.. _idle];
        foreach (var session in sessions)
            await session.DisposeAsync();
        lock (_changing)
        {
            _root?.Dispose();
            _root = null;
        }
    }

    private DuckDBConnection OpenFile()
    {
        var root = new DuckDBConnection(_connectionString);
        root.Open();
        Run(
            root,
            $"SET temp_directory = {SqlToken.Literal(Path.Combine(Scratch, "spill"))}",
            $"SET allowed_directories = [{SqlToken.Literal(Scratch + "/")}, {SqlToken.Literal(_objectFolder + "/")}]",
            "SET enable_external_access = false",
            // Rows have no order of their own, as in Redshift. Kept in order, those of a load were packed when they came and again at the next checkpoint.
            "SET preserve_insertion_order = false",
            "CREATE SCHEMA IF NOT EXISTS public",
            "CREATE SCHEMA IF NOT EXISTS visa_system");
        Run(root, [.. SystemTables.Statements, .. WarehouseMacros.Statements]);
        return root;
    }

    private static void Run(DuckDBConnection connection, params IEnumerable<string> statements)
    {
        using var command = connection.CreateCommand();
        foreach (var statement in statements)
        {
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    private void EndUse()
    {
        lock (_changing)
        {
            if (--_users == 0)
                _quiet?.TrySetResult();
        }
    }

    private sealed class Use(WarehouseDatabase database) : IDisposable
    {
        private WarehouseDatabase? _database = database;

        public void Dispose() => Interlocked.Exchange(ref _database, null)?.EndUse();
    }
}
