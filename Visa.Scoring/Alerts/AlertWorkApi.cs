using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Visa.Domain.Transactions;
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
        api.MapPost("/alerts/{id}/verdict", (AlertDesk desk, ClaimsPrincipal user, string id, VerdictJson verdict, CancellationToken token) =>
            JudgeAsync(desk, user, id, verdict, token)).WithSummary("Judges an alert; the latest verdict counts");
        api.MapPost("/feedback", (AlertDesk desk, ClaimsPrincipal user, FeedbackJson given, CancellationToken token) =>
            JudgeAsync(desk, user, given.TransactionId ?? "", new VerdictJson(given.Verdict, given.Note), token)).WithSummary("The same, with the transaction's id in the body");
    }

    /// <summary>How a person is named in the records.</summary>
    public static string NameOf(ClaimsPrincipal user) => user.Identity?.Name is { Length: > 0 } name ? name : "unnamed";

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeAsync(AlertDesk desk, ClaimsPrincipal user, string id, VerdictJson verdict, CancellationToken token)
    {
        if (verdict.Verdict is not { } found || !Enum.IsDefined(found)) return Problem(StatusCodes.Status400BadRequest, "verdict must be fraud, genuine or unsure.");
        if (verdict.Note?.Length > MaxNoteLength) return Problem(StatusCodes.Status400BadRequest, $"note must have at most {MaxNoteLength} characters, not {verdict.Note.Length}.");
        return await WorkAsync(id, transaction => desk.JudgeAsync(transaction, NameOf(user), found, Trimmed(verdict.Note), token));
    }

    private static string? Trimmed(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();

    private static async Task<Results<NoContent, ProblemHttpResult>> WorkAsync(string id, Func<TransactionId, Task<AlertWork>> work)
    {
        if (!TransactionId.TryParse(id, out var transaction)) return Problem(StatusCodes.Status400BadRequest, "An alert is named by its transaction's id, a UUID with dashes.");
        return await work(transaction) switch
        {
            AlertWork.Done => TypedResults.NoContent(),
            AlertWork.NoAlert => Problem(StatusCodes.Status404NotFound, $"There is no alert for transaction {transaction}."),
            _ => Problem(StatusCodes.Status409Conflict, $"The alert for transaction {transaction} is another analyst's."),
        };
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
