using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Visa.Scoring.Delivery;
using Visa.Scoring.Feedback;
using Visa.Scoring.Ledger;
using Visa.Scoring.SharedQueue;

namespace Visa.Scoring.Alerts;

internal static class AlertsRegistration
{
    public static void AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertsOptions>().BindConfiguration(AlertsOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration[$"{AlertsOptions.SectionName}:{nameof(AlertsOptions.Postgres)}"])) builder.Services.AddOwnQueue();
        else builder.Services.AddSharedQueue();
        builder.Services.AddHostedService<AlertsDatabase>();
        builder.Services.AddSingleton<DecisionLedger>();
        builder.Services.AddSingleton<AlertQueries>();
        builder.Services.AddSingleton<AlertFeed>();
        builder.Services.AddSingleton<AlertDesk>();
        builder.AddDelivery();
        builder.AddFeedback();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
    }

    /// <summary>Keeps the alert queue in a file of this process.</summary>
    private static void AddOwnQueue(this IServiceCollection services)
    {
        services.AddPooledDbContextFactory<AlertsDbContext>((provider, db) =>
            db.UseSqlite(new SqliteConnectionStringBuilder { DataSource = SqliteSchema.PathOf(provider) }.ConnectionString));
        services.AddSingleton<IAlertsSchema, SqliteSchema>();
        services.AddSingleton<ITurns, SoleTask>();
    }
}
