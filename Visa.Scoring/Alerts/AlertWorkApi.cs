using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Visa.Domain.Transactions;
using Visa.Scoring.Api;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Scoring.Alerts;

/// <summary>What analysts do with alerts: claim, release, judge.</summary>
internal static class AlertWorkApi
{
    private const int MaxNoteLength = 2_000;

    public static void MapAlertWork(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").RequireAuthorization(Roles.Analyst).WithTags("alerts").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        api.MapPost("/alerts/{id}/claim", (AlertDesk desk, ClaimsPrincipal user, string id, CancellationToken token) =>
            WorkAsync(id, transaction => desk.ClaimAsync(transaction, NameOf(user), token))).WithSummary("Claims an alert for the caller");
        api.MapPost("/alerts/{id}/release", (AlertDesk desk, ClaimsPrincipal user, string id, CancellationToken token) =>
            WorkAsync(id, transaction => desk.ReleaseAsync(transaction, NameOf(user), token))).WithSummary("Gives a claimed alert back to the queue");
        api.MapPost("/alerts/{id}/verdict", JudgeAsync).Accepts<VerdictJson>("application/json", "*/*").WithSummary("Judges an alert; the latest verdict counts");
        api.MapPost("/feedback", FeedbackAsync).Accepts<FeedbackJson>("application/json", "*/*").WithSummary("The same, with the transaction's id in the body");
    }

    /// <summary>How a person is named in the records.</summary>
    public static string NameOf(ClaimsPrincipal user) => user.Identity?.Name is { Length: > 0 } name ? name : "unnamed";

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeAsync(HttpRequest request, AlertDesk desk, string id)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<VerdictJson>(request);
        return body is null ? Problems.BadRequest(unreadable!) : await JudgeOneAsync(request.HttpContext, desk, id, body);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FeedbackAsync(HttpRequest request, AlertDesk desk)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<FeedbackJson>(request);
        return body is null ? Problems.BadRequest(unreadable!) : await JudgeOneAsync(request.HttpContext, desk, body.TransactionId ?? "", new VerdictJson(body.Verdict, body.Note));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeOneAsync(HttpContext context, AlertDesk desk, string id, VerdictJson verdict)
    {
        if (verdict.Verdict is not { } found || !Enum.IsDefined(found)) return Problems.BadRequest("verdict must be fraud, genuine or unsure.");
        if (verdict.Note?.Length > MaxNoteLength) return Problems.BadRequest($"note must have at most {MaxNoteLength} characters, not {verdict.Note.Length}.");
        return await WorkAsync(id, transaction => desk.JudgeAsync(transaction, NameOf(context.User), found, Trimmed(verdict.Note), context.RequestAborted));
    }

    private static string? Trimmed(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();

    private static async Task<Results<NoContent, ProblemHttpResult>> WorkAsync(string id, Func<TransactionId, Task<AlertWork>> work)
    {
        if (!TransactionId.TryParse(id, out var transaction)) return Problems.BadRequest("An alert is named by its transaction's id, a UUID with dashes.");
        return await work(transaction) switch
        {
            AlertWork.Done => TypedResults.NoContent(),
            AlertWork.NoAlert => Problems.NotFound($"There is no alert for transaction {transaction}."),
            _ => Problems.Conflict($"The alert for transaction {transaction} is another analyst's."),
        };
    }
}
