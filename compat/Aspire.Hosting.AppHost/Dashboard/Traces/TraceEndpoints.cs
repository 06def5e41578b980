using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>The JSON behind the trace pages.</summary>
internal static class TraceEndpoints
{
    private const int MaxRows = 500;

    public static void MapTraces(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/traces", (TraceReader reader, TraceStore store, [AsParameters] TraceFilter filter, int? limit, long? revision) =>
            revision == store.Revision
                ? Results.NoContent()
                : Results.Ok(reader.List(filter, Math.Clamp(limit ?? 100, 1, MaxRows))));

        routes.MapGet("/api/traces/{id}", (TraceReader reader, TraceStore store, string id, long? revision) =>
        {
            if (revision == store.Revision)
                return Results.NoContent();
            return reader.Detail(id) is { } trace
                ? Results.Ok(trace)
                : Results.Problem("This trace is not in memory: it has not arrived, or newer ones have pushed it out.", statusCode: 404);
        });
    }
}
