using Npgsql;

namespace Visa.Scoring.SharedQueue;

/// <summary>PostgreSQL's advisory locks: they belong to a session or a transaction, and end with it however it ends.</summary>
internal static class AdvisoryLock
{
    /// <summary>Keeps these locks apart from those of whoever else uses the database.</summary>
    private const int Space = 0x76697361;

    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, Turn turn, CancellationToken cancellationToken) =>
        await AskAsync(connection, "SELECT pg_try_advisory_lock($1, $2)", turn, cancellationToken) is true;

    public static Task GiveBackAsync(NpgsqlConnection connection, Turn turn, CancellationToken cancellationToken) =>
        AskAsync(connection, "SELECT pg_advisory_unlock($1, $2)", turn, cancellationToken);

    /// <summary>Waits for the lock, which ends with the open transaction.</summary>
    public static Task TakeForTransactionAsync(NpgsqlConnection connection, Turn turn, CancellationToken cancellationToken) =>
        AskAsync(connection, "SELECT pg_advisory_xact_lock($1, $2)", turn, cancellationToken);

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, Turn turn, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Space }, new() { Value = (int)turn } } };
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
