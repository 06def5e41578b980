using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Visa.Scoring.Alerts;
using Visa.Scoring.SharedQueue;

namespace Visa.Scoring.Tests.SharedQueue;

[Collection(PostgresServer.Name)]
public sealed class SharedQueueRegistrationTests(PostgresServer server)
{
    [SkippableTheory]
    [InlineData("", "30s")]
    [InlineData(";Options=-c statement_timeout=1min", "0")]
    public async Task AddSharedQueue_ConnectionString_DecidesOnTheSessionsOptions(string options, string timeout)
    {
        var postgres = await server.CreateDatabaseAsync() + options;
        var services = new ServiceCollection();
        services.AddOptions<AlertsOptions>().Configure(alerts => alerts.Postgres = postgres);
        services.AddSingleton(TimeProvider.System);
        services.AddSharedQueue();
        await using var provider = services.BuildServiceProvider();

        await using var command = provider.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT current_setting('idle_in_transaction_session_timeout')");

        Assert.Equal(timeout, await command.ExecuteScalarAsync());
    }
}
