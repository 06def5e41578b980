using System.Globalization;

namespace Visa.Orchestrator.Storage;

/// <summary>Applies the numbered scripts of <c>Storage/Migrations</c> in order, each once and whole; the same scripts serve both databases.</summary>
public static class DatabaseMigrator
{
    private const string Prefix = "Visa.Orchestrator.Storage.Migrations.";

    public static async Task MigrateAsync(IDatabase database, CancellationToken cancellationToken)
    {
        await database.WriteAsync("create migrations", session => session.ExecuteAsync("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"), cancellationToken);
        foreach (var script in Scripts())
        {
            await database.WriteAsync($"migrate {script}", session => ApplyAsync(session, script), cancellationToken);
        }
    }

    private static IEnumerable<string> Scripts() =>
        typeof(DatabaseMigrator).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The row is inserted first: a second process that starts at the same moment waits for it, then finds the work done.</summary>
    private static async Task<int> ApplyAsync(Session session, string script)
    {
        var name = script[Prefix.Length..^".sql".Length];
        var number = int.Parse(name[..4], CultureInfo.InvariantCulture);
        if (await session.ExecuteAsync("INSERT INTO migration (number, name) VALUES (@number, @name) ON CONFLICT DO NOTHING", ("@number", number), ("@name", name)) == 0)
        {
            return 0;
        }

        await using var stream = typeof(DatabaseMigrator).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        foreach (var statement in (await reader.ReadToEndAsync()).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await session.ExecuteAsync(statement);
        }

        return 1;
    }
}
