using System.Security.Claims;
using System.Text.Json;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Operations;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Api;

/// <summary>What people do: for Operators, pools for Admins. A refusal is a problem with its reason.</summary>
internal static class OperatorEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var actions = api.MapGroup("").RequireAuthorization(Roles.Operator).AddEndpointFilter(RefusalsAsProblems);
        actions.MapPost("/dags/{dag}/pause", (string dag, ReasonBody? body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.PauseAsync(dag, isPaused: true, By(user, body), cancellationToken)).WithName("PauseDag");
        actions.MapPost("/dags/{dag}/unpause", (string dag, ReasonBody? body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.PauseAsync(dag, isPaused: false, By(user, body), cancellationToken)).WithName("UnpauseDag");
        actions.MapPost("/dags/{dag}/runs", TriggerAsync).WithName("TriggerDag");
        actions.MapPost("/dags/{dag}/backfill/preview", (string dag, BackfillBody body, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.PreviewBackfillAsync(dag, body.ToRequest(), cancellationToken)).WithName("PreviewBackfill");
        actions.MapPost("/dags/{dag}/backfill", (string dag, BackfillBody body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.BackfillAsync(dag, body.ToRequest(), new Actor(NameOf(user), body.Reason), cancellationToken)).WithName("BackfillDag");
        actions.MapPost("/runs/{id:long}/cancel", (long id, ReasonBody? body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.CancelAsync(id, By(user, body), cancellationToken)).WithName("CancelRun");
        actions.MapPost("/runs/{id:long}/clear/preview", (long id, ClearBody body, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.PreviewClearAsync(id, body.Step, body.Scope, cancellationToken)).WithName("PreviewClear");
        actions.MapPost("/runs/{id:long}/clear", (long id, ClearBody body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.ClearAsync(id, body.Step, body.Scope, new Actor(NameOf(user), body.Reason), cancellationToken)).WithName("ClearRun");
        actions.MapPost("/runs/{id:long}/clear-many/preview", (long id, ClearManyBody body, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.PreviewClearAsync(id, body.Step, body.Scope, body.Reach, cancellationToken)).WithName("PreviewClearMany");
        actions.MapPost("/runs/{id:long}/clear-many", (long id, ClearManyBody body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.ClearAsync(id, body.Step, body.Scope, body.Reach, new Actor(NameOf(user), body.Reason), cancellationToken)).WithName("ClearMany");
        actions.MapPost("/backfills/{id:long}/cancel", (long id, ReasonBody? body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.CancelBackfillAsync(id, By(user, body), cancellationToken)).WithName("CancelBackfill");
        actions.MapPost("/steps/{id:long}/mark", (long id, MarkBody body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.MarkAsync(id, body.Succeeded, new Actor(NameOf(user), body.Reason), cancellationToken)).WithName("MarkStep");
        actions.MapPost("/runs/{id:long}/mark", (long id, MarkBody body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.MarkRunAsync(id, body.Succeeded, new Actor(NameOf(user), body.Reason), cancellationToken)).WithName("MarkRun");
        actions.MapPut("/pools/{pool}", (string pool, PoolBody body, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken) =>
            operators.SetPoolAsync(pool, body.Slots, new Actor(NameOf(user), body.Reason), cancellationToken)).RequireAuthorization(Roles.Admin).WithName("SetPool");
    }

    /// <summary>A caller's <c>traceparent</c> is gone on with; an <c>Idempotency-Key</c> makes a repeated call the same run.</summary>
    private static async Task<IResult> TriggerAsync(
        string dag, TriggerBody? body, HttpRequest request, ClaimsPrincipal user, OperatorActions operators, CancellationToken cancellationToken)
    {
        var interval = body is { IntervalStart: { } start, IntervalEnd: { } end } ? new DataInterval(start, end) : (DataInterval?)null;
        var idempotencyKey = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : body?.IdempotencyKey;
        var traceParent = request.Headers.TraceParent.ToString() is { Length: > 0 } parent ? parent : null;
        var runKey = await operators.TriggerAsync(dag, idempotencyKey, interval, body?.Parameters?.GetRawText(), traceParent, new Actor(NameOf(user), body?.Reason), cancellationToken);
        return TypedResults.Accepted($"/api/dags/{dag}/run?key={Uri.EscapeDataString(runKey)}", new { runKey });
    }

    private static async ValueTask<object?> RefusalsAsProblems(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ActionRefusedException refusal)
        {
            return TypedResults.Problem(statusCode: refusal.IsMissing ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict, title: refusal.Message);
        }
    }

    private static Actor By(ClaimsPrincipal user, ReasonBody? body) => new(NameOf(user), body?.Reason);

    private static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "somebody";

    internal sealed record ReasonBody(string? Reason);

    internal sealed record TriggerBody(string? IdempotencyKey, DateTimeOffset? IntervalStart, DateTimeOffset? IntervalEnd, JsonElement? Parameters, string? Reason);

    internal sealed record ClearBody(string? Step, ClearScope Scope, string? Reason);

    internal sealed record ClearManyBody(string? Step, ClearScope Scope, ClearReach Reach, string? Reason);

    internal sealed record MarkBody(bool Succeeded, string? Reason);

    internal sealed record PoolBody(int Slots, string? Reason);

    internal sealed record BackfillBody(DateTimeOffset From, DateTimeOffset To, Reprocess Reprocess, int? MaxActive, string? Reason)
    {
        public BackfillRequest ToRequest() => new(From, To, Reprocess, MaxActive ?? 1);
    }
}
