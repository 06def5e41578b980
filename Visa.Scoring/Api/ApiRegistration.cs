namespace Visa.Scoring.Api;

internal static class ApiRegistration
{
    public static void AddApi(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Visa scoring";
            document.Info.Version = "v1";
            document.Info.Description = "Scores, explanations, models, policies, alerts and feedback. Log in with the start's token, or send the service token as a bearer token.";
            return Task.CompletedTask;
        }));

    /// <summary>What the framework itself refuses, such as another media type, is said in a body too.</summary>
    public static void UseApi(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), branch => branch.UseStatusCodePages());

    public static void MapApi(this WebApplication app)
    {
        app.MapScore();
        app.MapModels();
        app.MapPolicies();
        app.MapOpenApi("/api/openapi.json").RequireAuthorization();
    }
}
