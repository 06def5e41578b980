using Aspire.Hosting.Dashboard.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>The JSON behind the page of structured logs.</summary>
internal static class LogEndpoints
{
    private const int MaxRows = 1_000;

    public static void MapLogs(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/logs", (LogStore store, ServiceColors colors, [AsParameters] LogFilter filter, int? limit, long? revision) =>
            revision == store.Revision
                ? Results.NoContent()
                : Results.Ok(List(store, colors, filter, Math.Clamp(limit ?? 200, 1, MaxRows))));

    private static LogList List(LogStore store, ServiceColors colors, LogFilter filter, int limit)
    {
        var revision = store.Revision;
        var all = store.All();
        // By their own time: each service sends in batches, so that arrival would mix the order.
        var matching = all.Where(entry => filter.Accepts(entry.Record))
            .OrderByDescending(entry => entry.Record.At).ThenByDescending(entry => entry.Sequence).ToList();
        var services = all.Select(entry => entry.Record.Source.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new LogList(revision, all.Count, matching.Count, [.. services], [.. matching.Take(limit).Select(entry => Row(entry, colors))]);
    }

    private static LogRow Row((long Sequence, StoredLogRecord Record) entry, ServiceColors colors) => new()
    {
        Sequence = entry.Sequence,
        At = entry.Record.At,
        Severity = entry.Record.Severity,
        Service = entry.Record.Source.Service,
        Instance = entry.Record.Source.Instance,
        Color = colors.Of(entry.Record.Source.Service),
        Category = entry.Record.Category,
        EventName = entry.Record.EventName,
        Message = entry.Record.Message,
        TraceId = entry.Record.TraceId,
        SpanId = entry.Record.SpanId,
        Attributes = entry.Record.Attributes,
    };
}
