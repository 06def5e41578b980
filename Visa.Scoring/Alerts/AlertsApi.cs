using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Visa.Domain.Transactions;
using Visa.Scoring.Api;
using Visa.Scoring.Serving;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Scoring.Alerts;

/// <summary><c>/api/status</c> and <c>/api/alerts</c>.</summary>
internal static class AlertsApi
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    public static void MapAlerts(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").RequireAuthorization(Roles.Viewer).WithTags("alerts").ProducesProblem(400);
        api.MapGet("/status", StatusAsync).WithSummary("Counts, and what decides");
        api.MapGet("/alerts", ListAsync).WithSummary("The newest alerts; before pages back, status filters: open, mine or judged");
        api.MapGet("/alerts/{id}", FindAsync).WithSummary("One alert, with its reasons in words");
        endpoints.MapAlertWork();
    }

    private static async Task<Ok<StatusJson>> StatusAsync(AlertQueries alerts, Assessors assessors, CancellationToken cancellationToken)
    {
        var totals = await alerts.TotalsAsync(cancellationToken);
        var counts = await alerts.CountAsync(cancellationToken);
        var current = assessors.Current;
        return TypedResults.Ok(new StatusJson(
            counts.Alerts, counts.Duplicates, totals.Decisions, totals.FirstDecisionAt, counts.ConflictingIds,
            totals.Reviews, totals.Declines, totals.Redelivered, totals.Rejected, current.ModelVersion, current.Policy.Version));
    }

    private static async Task<Results<Ok<AlertJson[]>, ProblemHttpResult>> ListAsync(
        AlertQueries alerts, ClaimsPrincipal user, int? limit, long? before, AlertStatus? status, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Problems.BadRequest($"limit must be 1 to {MaxLimit}, not {limit}.");
        }

        var newest = await alerts.NewestAsync(limit ?? DefaultLimit, before, new AlertFilter(null, status, AlertWorkApi.NameOf(user)), cancellationToken);
        return TypedResults.Ok(newest.Select(AlertJson.Of).ToArray());
    }

    private static async Task<Results<Ok<AlertJson>, ProblemHttpResult>> FindAsync(AlertQueries alerts, string id, CancellationToken cancellationToken)
    {
        if (!TransactionId.TryParse(id, out var transactionId))
        {
            return Problems.BadRequest("An alert is named by its transaction's id, a UUID with dashes.");
        }

        return await alerts.FindAsync(transactionId, cancellationToken) is { } alert
            ? TypedResults.Ok(AlertJson.Of(alert))
            : Problems.NotFound($"There is no alert for transaction {transactionId}: it was approved, or is not decided yet.");
    }
}
