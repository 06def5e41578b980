using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.ServiceDefaults.Databases;

namespace Visa.Scoring.SharedQueue;

internal static class SharedQueueRegistration
{
    /// <summary>A session whose task is gone ends soon, and with it its locks; Npgsql finds a lost server as soon.</summary>
    private const string SessionOptions = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c idle_in_transaction_session_timeout=30s";

    private const int KeepAliveSeconds = 10;

    /// <summary>Keeps the alert queue in PostgreSQL, for several tasks.</summary>
    public static void AddSharedQueue(this IServiceCollection services)
    {
        services.AddSingleton(Open);
        services.AddPooledDbContextFactory<AlertsDbContext>((provider, db) => db.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IAlertsSchema, PostgresSchema>();
        services.AddSingleton<ITurns, PostgresTurns>();
        services.AddHostedService<QueueListener>();
    }

    private static NpgsqlDataSource Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AlertsOptions>>().Value;
        var settings = new NpgsqlConnectionStringBuilder(options.Postgres) { ApplicationName = "visa-scoring", KeepAlive = KeepAliveSeconds };
        settings.Options ??= SessionOptions;
        return PostgresSource.Create(settings.ConnectionString, options.PostgresUsesTaskRole, provider.GetRequiredService<TimeProvider>());
    }
}
