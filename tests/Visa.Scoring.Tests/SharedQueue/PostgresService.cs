namespace Visa.Scoring.Tests.SharedQueue;

/// <summary>The whole service with its alert queue in PostgreSQL; it is not started where that is not installed.</summary>
public sealed class PostgresService(PostgresServer server) : RunningService
{
    public override async Task InitializeAsync()
    {
        if (!PostgresServer.IsInstalled) return;
        Postgres = await server.CreateDatabaseAsync();
        await base.InitializeAsync();
    }
}
