using Microsoft.AspNetCore.Http.HttpResults;
using Visa.Decisions.Policies;
using Visa.Features;
using Visa.Scoring.Alerts;
using Visa.Scoring.Policies;
using Visa.Scoring.Serving;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Scoring.Api;

/// <summary><c>/api/score</c> and <c>/api/explain</c>: one transaction, features by name. It keeps nothing: neither a card's state nor an alert changes.</summary>
internal static class ScoreApi
{
    public static void MapScore(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").RequireAuthorization(Roles.Viewer).WithTags("scoring")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(JsonBody.MaxBytes));
        api.MapPost("/score", ScoreAsync).Accepts<ScoreRequestJson>("application/json", "*/*").WithSummary("Scores one transaction");
        api.MapPost("/explain", ExplainAsync).Accepts<ScoreRequestJson>("application/json", "*/*").WithSummary("Scores one transaction and says what each feature added");
    }

    private static async Task<Results<Ok<ScoreAnswerJson>, ProblemHttpResult>> ScoreAsync(HttpRequest request, Assessors assessors, PolicyStore policies)
    {
        var (row, problem) = await ReadAsync(request, assessors);
        return row is null ? problem! : TypedResults.Ok(Answer(row, policies));
    }

    private static async Task<Results<Ok<ExplanationJson>, ProblemHttpResult>> ExplainAsync(HttpRequest request, Assessors assessors, PolicyStore policies)
    {
        var (row, problem) = await ReadAsync(request, assessors);
        if (row is null) return problem!;
        var contributions = row.Assessor.Model?.Explain(row.Vector).Select(found => Contribution(row.Vector, found.FeatureId, found.Contribution)).ToList() ?? [];
        return TypedResults.Ok(new ExplanationJson(Answer(row, policies), row.Assessment.Margin, row.Assessor.Model?.ExpectedMargin, contributions));
    }

    private static async Task<(AssessedRow? Row, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, Assessors assessors)
    {
        if (!assessors.AreReady) return (null, Problems.Unavailable("The registry and the policies were not read yet; try again."));
        var (body, unreadable) = await JsonBody.ReadAsync<ScoreRequestJson>(request);
        if (body is null) return (null, Problems.BadRequest(unreadable!));
        if (FeatureVector.TryRead(body, out var vector, out var facts) is { } wrong) return (null, Problems.BadRequest(wrong));
        if (body.ModelVersion is null != body.PolicyVersion is null) return (null, Problems.BadRequest("model_version and policy_version are asked for together, or neither is."));
        var assessor = body.ModelVersion is null ? assessors.Current : await assessors.FindAsync(body.ModelVersion, body.PolicyVersion!, request.HttpContext.RequestAborted);
        return assessor is null
            ? (null, Problems.NotFound("There is no such model and policy."))
            : (new AssessedRow(assessor, vector, assessor.Assess(vector, facts)), null);
    }

    private static ScoreAnswerJson Answer(AssessedRow row, PolicyStore policies)
    {
        var version = row.Assessor.Policy.Version;
        return new ScoreAnswerJson(
            row.Assessor.ModelVersion, version, FeatureCatalogue.Version, row.Assessment.Score, row.Assessment.Outcome,
            [.. row.Assessment.Reasons.Select(reason => new AlertReason(reason.Code, reason.Contribution, policies.Explain(version, reason.Code)))]);
    }

    private static ContributionJson Contribution(float[] vector, int feature, double contribution)
    {
        var definition = FeatureCatalogue.Features[feature];
        return new ContributionJson(definition.Name, float.IsNaN(vector[feature]) ? null : vector[feature], contribution, definition.Reason);
    }

    private sealed record AssessedRow(Assessor Assessor, float[] Vector, Assessment Assessment);
}
