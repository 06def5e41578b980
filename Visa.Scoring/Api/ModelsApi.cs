using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Alerts;
using Visa.Scoring.Registry;
using Visa.Scoring.Serving;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Scoring.Api;

/// <summary><c>/api/models</c>: what the registry has, and the change of a stage by an Admin.</summary>
internal static class ModelsApi
{
    public static void MapModels(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/models").RequireAuthorization(Roles.Viewer).WithTags("models").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        api.MapGet("", List).WithSummary("Models by stage, and the history of the registry");
        api.MapGet("/{version}", FindAsync).WithSummary("What a model is and where it comes from");
        api.MapPost("/{version}/stage", ChangeAsync).RequireAuthorization(Roles.Admin).Accepts<StageRequestJson>("application/json", "*/*").WithSummary("Gives a model a stage: promotes a champion, or makes a challenger");
        api.MapPost("/rollback", RollBackAsync).RequireAuthorization(Roles.Admin).Accepts<StageRequestJson>("application/json", "*/*").WithSummary("Makes the champion before the present one the champion again");
    }

    private static Ok<ModelsJson> List(ServingModels models) => TypedResults.Ok(ModelsJson.Of(models.State));

    private static async Task<Results<Ok<ModelDescription>, ProblemHttpResult>> FindAsync(ServingModels models, string version, CancellationToken cancellationToken)
    {
        try
        {
            return await models.FindAsync(version, cancellationToken) is { } model ? TypedResults.Ok(model.Description) : Problems.NotFound("The registry has no such model.");
        }
        catch (InvalidModelException exception)
        {
            return Problems.Conflict(exception.Message);
        }
    }

    private static async Task<Results<Ok<ModelsJson>, ProblemHttpResult>> ChangeAsync(
        HttpRequest request, ModelRegistry registry, ServingModels models, ClaimsPrincipal user, string version)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<StageRequestJson>(request);
        if (body is null) return Problems.BadRequest(unreadable!);
        if (body.Stage is not { } stage || !Enum.IsDefined(stage)) return Problems.BadRequest("stage must be challenger, champion or retired.");
        return await RecordAsync(models, body.Reason, reason => registry.ChangeAsync(version, stage, AlertWorkApi.NameOf(user), reason, request.HttpContext.RequestAborted), request.HttpContext.RequestAborted);
    }

    private static async Task<Results<Ok<ModelsJson>, ProblemHttpResult>> RollBackAsync(HttpRequest request, ModelRegistry registry, ServingModels models, ClaimsPrincipal user)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<StageRequestJson>(request);
        if (body is null) return Problems.BadRequest(unreadable!);
        return await RecordAsync(models, body.Reason, reason => registry.RollBackAsync(AlertWorkApi.NameOf(user), reason, request.HttpContext.RequestAborted), request.HttpContext.RequestAborted);
    }

    private static async Task<Results<Ok<ModelsJson>, ProblemHttpResult>> RecordAsync(ServingModels models, string? reason, Func<string, Task<RegistryState>> change, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Problems.BadRequest("reason is missing: the history says why.");
        try
        {
            await change(reason.Trim());
            await models.RefreshAsync(cancellationToken);
            return TypedResults.Ok(ModelsJson.Of(models.State));
        }
        catch (InvalidOperationException refused)
        {
            return Problems.Conflict(refused.Message);
        }
        catch (InvalidModelException exception)
        {
            return Problems.Conflict($"The registry has changed, but the model cannot be served and the one before it stays: {exception.Message}");
        }
    }
}
