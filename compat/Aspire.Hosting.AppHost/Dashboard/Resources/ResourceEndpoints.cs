using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>The JSON behind the pages of resources and console output.</summary>
internal static class ResourceEndpoints
{
    private const int MaxLines = 2_000;

    public static void MapResources(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/resources", (IDashboardSource source) => new ResourceList(source.ApplicationName, source.Resources));

        routes.MapGet("/api/resources/{name}/logs", (IDashboardSource source, string name, long? after) =>
            source.Resources.Any(resource => resource.Name == name)
                ? Results.Ok(Lines(source.RecentLogs(name), after ?? 0))
                : Results.Problem($"There is no resource named {name}.", statusCode: 404));
    }

    private static ConsoleLines Lines(IReadOnlyList<LogLine> recent, long after)
    {
        var last = recent.Count > 0 ? recent[^1].Sequence : 0;
        // A reader that is ahead has seen an earlier run of the resource's output: it begins anew.
        var isRestart = after > last;
        return new ConsoleLines(last, isRestart, [.. recent.Where(line => isRestart || line.Sequence > after).TakeLast(MaxLines)]);
    }
}
