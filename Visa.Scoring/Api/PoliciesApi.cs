using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Visa.Decisions.PolicyFiles;
using Visa.Scoring.Alerts;
using Visa.Scoring.Policies;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Scoring.Api;

/// <summary><c>/api/policies</c>: what decides, what is proposed, and what a proposal would change.</summary>
internal static class PoliciesApi
{
    public static void MapPolicies(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/policies").RequireAuthorization(Roles.Viewer).WithTags("policies").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(JsonBody.MaxBytes));
        api.MapGet("", List).WithSummary("The policy in effect, those that wait for an approval, and the history");
        api.MapGet("/{version}", Find).Produces(200, contentType: "application/yaml").WithSummary("The text of a version");
        api.MapPost("/dry-run", DryRunAsync).Accepts<ProposalJson>("application/json", "*/*").WithSummary("What a policy would have decided on the latest transactions");
        api.MapPost("", ProposeAsync).RequireAuthorization(Roles.Admin).Accepts<ProposalJson>("application/json", "*/*").WithSummary("Proposes a policy");
        api.MapPost("/{version}/approve", (HttpRequest request, PolicyDesk desk, PolicyStore policies, ClaimsPrincipal user, string version) =>
            DecideAsync(request, policies, reason => desk.ApproveAsync(version, AlertWorkApi.NameOf(user), reason, request.HttpContext.RequestAborted)))
            .RequireAuthorization(Roles.Admin).Accepts<StageRequestJson>("application/json", "*/*").WithSummary("Puts a proposed policy into effect");
        api.MapPost("/{version}/reject", (HttpRequest request, PolicyDesk desk, PolicyStore policies, ClaimsPrincipal user, string version) =>
            DecideAsync(request, policies, reason => desk.RejectAsync(version, AlertWorkApi.NameOf(user), reason, request.HttpContext.RequestAborted)))
            .RequireAuthorization(Roles.Admin).Accepts<StageRequestJson>("application/json", "*/*").WithSummary("Turns a proposed policy down");
    }

    private static Ok<PoliciesJson> List(PolicyStore policies) => TypedResults.Ok(PoliciesJson.Of(policies));

    private static Results<ContentHttpResult, ProblemHttpResult> Find(PolicyStore policies, string version) =>
        policies.Find(version) is { } found ? TypedResults.Content(found.Text, "application/yaml") : Problems.NotFound("There is no such version.");

    private static async Task<Results<Ok<DryRunResult>, ProblemHttpResult>> DryRunAsync(HttpRequest request, DryRun dryRun)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ProposalJson>(request);
        if (body?.Policy is not { } text) return Problems.BadRequest(unreadable ?? "policy is missing: the text of the policy file.");
        try
        {
            return TypedResults.Ok(dryRun.Run(PolicyFile.Parse(text, "policy")));
        }
        catch (InvalidPolicyException exception)
        {
            return Problems.BadRequest(exception.Message);
        }
    }

    private static async Task<Results<Ok<PoliciesJson>, ProblemHttpResult>> ProposeAsync(HttpRequest request, PolicyDesk desk, PolicyStore policies, ClaimsPrincipal user)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ProposalJson>(request);
        if (body?.Policy is not { } text) return Problems.BadRequest(unreadable ?? "policy is missing: the text of the policy file.");
        if (string.IsNullOrWhiteSpace(body.Reason)) return Problems.BadRequest("reason is missing: the history says why.");
        try
        {
            await desk.ProposeAsync(text, AlertWorkApi.NameOf(user), body.Reason.Trim(), request.HttpContext.RequestAborted);
            return TypedResults.Ok(PoliciesJson.Of(policies));
        }
        catch (InvalidPolicyException exception)
        {
            return Problems.BadRequest(exception.Message);
        }
        catch (PolicyRefusedException refused)
        {
            return Problems.Conflict(refused.Message);
        }
    }

    private static async Task<Results<Ok<PoliciesJson>, ProblemHttpResult>> DecideAsync(HttpRequest request, PolicyStore policies, Func<string, Task> decide)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<StageRequestJson>(request);
        if (body is null) return Problems.BadRequest(unreadable!);
        if (string.IsNullOrWhiteSpace(body.Reason)) return Problems.BadRequest("reason is missing: the history says why.");
        try
        {
            await decide(body.Reason.Trim());
            return TypedResults.Ok(PoliciesJson.Of(policies));
        }
        catch (PolicyRefusedException refused)
        {
            return Problems.Conflict(refused.Message);
        }
    }
}
