using Npgsql;
using Visa.ServiceDefaults.Databases;

namespace Visa.Orchestrator.Storage;

/// <summary>A PostgreSQL database that several schedulers share; leases go by its clock.</summary>
/// <param name="dialect">Which clock leases go by.</param>
public sealed class PostgresDatabase(NpgsqlDataSource source, TimeProvider time, Dialect dialect) : IDatabase, IAsyncDisposable
{
    private const string Channel = "visa_orchestrator";
    private const int TriesAtMost = 5;

    private readonly SemaphoreSlim _signalling = new(1, 1);
    private int _isSignalWaiting;

    /// <param name="usesTaskRole">Whether the user logs in as the role of this process: <see cref="PostgresSource.Create"/>.</param>
    /// <param name="usesOwnClock">For tests with virtual time: leases go by <paramref name="time"/>, not by the server's clock.</param>
    public static PostgresDatabase Open(string connectionString, TimeProvider time, bool usesTaskRole = false, bool usesOwnClock = false)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, ApplicationName = "visa-orchestrator" };
        return new PostgresDatabase(PostgresSource.Create(settings.ConnectionString, usesTaskRole, time), time, usesOwnClock ? Dialect.Postgres with { Now = "@now", BindsNow = true } : Dialect.Postgres);
    }

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await read(new Session(connection, transaction: null, dialect, time.GetUtcNow().UtcTicks));
    }

    /// <summary>Repeats the transaction when PostgreSQL ended it for a deadlock or a serialization failure: nothing of it was done.</summary>
    public async Task<T> WriteAsync<T>(string what, Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await write(new Session(connection, transaction, dialect, time.GetUtcNow().UtcTicks));
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (PostgresException undone) when (undone.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && tries < TriesAtMost)
            {
                // The next try reads anew.
            }
        }
    }

    /// <summary>One at a time. Who finds another waiting for its turn leaves it to that one, whose signal is still to be sent.</summary>
    public async Task SignalAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isSignalWaiting, 1) == 1)
        {
            return;
        }

        try
        {
            await _signalling.WaitAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _isSignalWaiting, 0);
        }

        try
        {
            await using var command = source.CreateCommand($"NOTIFY {Channel}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            _signalling.Release();
        }
    }

    public async Task ListenAsync(Action onSignal, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, _) => onSignal();
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        _signalling.Dispose();
    }
}
