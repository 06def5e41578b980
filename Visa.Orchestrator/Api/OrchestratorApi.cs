using System.Text.Json.Serialization;
using Visa.Orchestrator.Cli;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Views;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Api;

/// <summary>The REST API: what people see here, what they do in <see cref="OperatorEndpoints"/>. It is described at <c>/api/openapi.json</c>.</summary>
public static class OrchestratorApi
{
    private const int RunsPerPage = 100;
    private const int RunsAtMost = 1000;

    public static IServiceCollection AddOrchestratorApi(this IServiceCollection services)
    {
        services.AddOpenApi("openapi");
        return services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
    }

    public static void MapOrchestratorApi(this WebApplication app)
    {
        app.Services.GetRequiredService<AddressFileWriter>().Attach(app);
        app.MapOpenApi("/api/{documentName}.json").RequireAuthorization(Roles.Viewer);
        var api = app.MapGroup("/api").RequireAuthorization(Roles.Viewer);
        MapReading(api);
        OperatorEndpoints.Map(api);
    }

    private static void MapReading(RouteGroupBuilder api)
    {
        api.MapGet("/dags", (Queries queries, CancellationToken cancellationToken) => queries.DagsAsync(cancellationToken)).WithName("ListDags");
        api.MapGet("/dags/{dag}", async (string dag, Queries queries, CancellationToken cancellationToken) => Found(await queries.DagAsync(dag, cancellationToken))).WithName("GetDag");
        api.MapGet("/dags/{dag}/grid", async (string dag, int? count, DateTimeOffset? before, Queries queries, CancellationToken cancellationToken) =>
            Found(await queries.GridAsync(dag, Math.Clamp(count ?? RunsPerPage, 1, RunsAtMost), before, cancellationToken))).WithName("GetGrid");
        api.MapGet("/dags/{dag}/calendar", async (string dag, int? year, Queries queries, CancellationToken cancellationToken) =>
            Found(await queries.CalendarAsync(dag, year, cancellationToken))).WithName("GetCalendar");
        api.MapGet("/runs", (string? dag, RunState? state, DateTimeOffset? before, int? count, Queries queries, CancellationToken cancellationToken) =>
            queries.RunsAsync(dag, state, before, Math.Clamp(count ?? RunsPerPage, 1, RunsAtMost), cancellationToken)).WithName("ListRuns");
        api.MapGet("/runs/{id:long}", async (long id, Queries queries, CancellationToken cancellationToken) => Found(await queries.RunAsync(id, cancellationToken))).WithName("GetRun");
        api.MapGet("/dags/{dag}/run", async (string dag, string key, Queries queries, CancellationToken cancellationToken) =>
            Found(await queries.RunAsync(dag, key, cancellationToken))).WithName("GetRunByKey");
        api.MapGet("/steps/{id:long}", async (long id, Queries queries, CancellationToken cancellationToken) => Found(await queries.StepAsync(id, cancellationToken))).WithName("GetStep");
        api.MapGet("/steps/{id:long}/log", (long id, long? after, int? count, Queries queries, CancellationToken cancellationToken) =>
            queries.LogAsync(id, after ?? 0, Math.Clamp(count ?? RunsAtMost, 1, 10_000), cancellationToken)).WithName("GetLog");
        api.MapGet("/backfills", (string? dag, int? count, BackfillQueries queries, CancellationToken cancellationToken) =>
            queries.BackfillsAsync(dag, Math.Clamp(count ?? RunsPerPage, 1, RunsAtMost), cancellationToken)).WithName("ListBackfills");
        api.MapGet("/backfills/{id:long}", async (long id, BackfillQueries queries, CancellationToken cancellationToken) => Found(await queries.BackfillAsync(id, cancellationToken))).WithName("GetBackfill");
        api.MapGet("/pools", (PlatformQueries queries, CancellationToken cancellationToken) => queries.PoolsAsync(cancellationToken)).WithName("ListPools");
        api.MapGet("/nodes", (PlatformQueries queries, CancellationToken cancellationToken) => queries.NodesAsync(cancellationToken)).WithName("ListNodes");
        api.MapGet("/audit", (long? before, int? count, PlatformQueries queries, CancellationToken cancellationToken) =>
            queries.AuditAsync(before, Math.Clamp(count ?? RunsPerPage, 1, RunsAtMost), cancellationToken)).WithName("ListAudit");
        api.MapGet("/alerts", (int? count, PlatformQueries queries, CancellationToken cancellationToken) =>
            queries.AlertsAsync(Math.Clamp(count ?? RunsPerPage, 1, RunsAtMost), cancellationToken)).WithName("ListAlerts");
        api.MapGet("/assets", (int? count, PlatformQueries queries, CancellationToken cancellationToken) =>
            queries.AssetsAsync(Math.Clamp(count ?? RunsPerPage, 1, RunsAtMost), cancellationToken)).WithName("ListAssets");
    }

    private static IResult Found<T>(T? value)
        where T : class => value is null ? TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such thing here.") : TypedResults.Ok(value);
}
