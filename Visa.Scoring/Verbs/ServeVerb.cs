using Visa.Scoring.Alerts;
using Visa.Scoring.Api;
using Visa.Scoring.DecisionStream;
using Visa.Scoring.Pages;
using Visa.Scoring.Policies;
using Visa.Scoring.Serving;
using Visa.ServiceDefaults;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Scoring.Verbs;

/// <summary>The verb <c>serve</c>: scores for the consumer, keeps the alert queue and shows it, until it is told to stop.</summary>
internal static class ServeVerb
{
    public const string Name = "serve";

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddVisaAuthentication();
        builder.AddPolicies();
        builder.AddServing();
        builder.AddAlerts();
        builder.AddDecisionStream();
        builder.AddApi();
        builder.AddPages();

        var app = builder.Build();
        app.UseServing();
        app.UseApi();
        app.UseVisaAuthentication();
        app.MapDefaultEndpoints();
        app.MapServing();
        app.MapAlerts();
        app.MapApi();
        app.MapPages();
        await app.RunAsync();
        return 0;
    }
}
