using Visa.Orchestrator.Lab;

namespace Visa.Scoring.Tests.SharedQueue;

/// <summary>One PostgreSQL server for all tests that need one; they are skipped where it is not installed.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresServer : IAsyncLifetime, ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";

    private LabPostgres? _server;

    public static bool IsInstalled => LabPostgres.IsInstalled;

    public async Task InitializeAsync() => _server = IsInstalled ? await LabPostgres.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    public static void SkipWithout() => Skip.If(!IsInstalled, $"PostgreSQL is not installed: {LabPostgres.InstallCommand}");

    /// <summary>A connection string to a new, empty database.</summary>
    public Task<string> CreateDatabaseAsync()
    {
        SkipWithout();
        return _server!.CreateDatabaseAsync();
    }
}
