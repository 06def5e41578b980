using System.Globalization;
using Npgsql;
using Visa.Scoring.Ledger;

namespace Visa.Scoring.SharedQueue;

/// <summary>Applies the numbered scripts of <c>SharedQueue/Migrations</c> in order, all in one transaction; tasks that start at once take turns.</summary>
internal sealed class PostgresSchema(NpgsqlDataSource source) : IAlertsSchema
{
    private const string Prefix = "Visa.Scoring.SharedQueue.Migrations.";

    public async Task<string> PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var place = $"{connection.Database} on {connection.Host}";
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AdvisoryLock.TakeForTransactionAsync(connection, Turn.PrepareDatabase, cancellationToken);
        var scripts = Scripts();
        var applied = await AppliedAsync(connection, cancellationToken);
        if (applied.Except(scripts).Order(StringComparer.Ordinal).LastOrDefault() is { } later)
        {
            throw new InvalidOperationException($"The database {place} was written by a later version (schema {later}). Start that version, or set Scoring__Postgres to another database.");
        }

        foreach (var script in scripts.Except(applied))
        {
            await ApplyAsync(connection, script, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return place;
    }

    private static List<string> Scripts() =>
        [.. typeof(PostgresSchema).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..^".sql".Length]).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = "CREATE TABLE IF NOT EXISTS alerts_migration (number integer PRIMARY KEY, name text NOT NULL); SELECT name FROM alerts_migration";
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string script, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(typeof(PostgresSchema).Assembly.GetManifestResourceStream($"{Prefix}{script}.sql")!);
        await using var migration = new NpgsqlCommand(await text.ReadToEndAsync(cancellationToken), connection);
        await migration.ExecuteNonQueryAsync(cancellationToken);
        await using var record = new NpgsqlCommand("INSERT INTO alerts_migration (number, name) VALUES ($1, $2)", connection)
        {
            Parameters = { new() { Value = int.Parse(script[..4], CultureInfo.InvariantCulture) }, new() { Value = script } },
        };
        await record.ExecuteNonQueryAsync(cancellationToken);
    }
}
