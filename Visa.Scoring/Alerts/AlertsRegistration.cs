using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Visa.Scoring.Delivery;
using Visa.Scoring.Feedback;
using Visa.Scoring.Ledger;

namespace Visa.Scoring.Alerts;

internal static class AlertsRegistration
{
    public static void AddAlerts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertsOptions>().BindConfiguration(AlertsOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddPooledDbContextFactory<AlertsDbContext>((services, db) =>
            db.UseSqlite(new SqliteConnectionStringBuilder { DataSource = AlertsDatabase.PathOf(services) }.ConnectionString));
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
}
