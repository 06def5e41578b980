using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>The JSON behind the page of metrics.</summary>
internal static class MetricEndpoints
{
    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/metrics", (MetricStore store, long? revision) =>
            revision == store.Revision ? Results.NoContent() : Results.Ok(store.List()));

        routes.MapGet("/api/metrics/{id}", (MetricStore store, string id) =>
            store.Find(id) is { } instrument
                ? Results.Ok(instrument)
                : Results.Problem("This instrument is not in memory.", statusCode: 404));
    }
}
