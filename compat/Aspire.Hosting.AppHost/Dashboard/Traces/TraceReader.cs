using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>Reads traces for the pages.</summary>
internal sealed class TraceReader(TraceStore traces, ServiceColors colors)
{
    public TraceList List(TraceFilter filter, int limit)
    {
        var revision = traces.Revision;
        var all = traces.All();
        var matching = all.Where(filter.Accepts).OrderByDescending(trace => trace.StartNanoseconds).ToList();
        var services = all.SelectMany(trace => trace.Spans.Select(span => span.Source.Service)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new TraceList(revision, all.Count, matching.Count, [.. services], [.. matching.Take(limit).Select(Summarise)]);
    }

    public TraceDetail? Detail(string traceId)
    {
        var revision = traces.Revision;
        if (traces.Find(traceId) is not { } trace)
            return null;
        var known = trace.Spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        var rows = Waterfall.Order(trace.Spans).Select(row => Row(row.Span, row.Depth, trace, known));
        return new TraceDetail(revision, Summarise(trace), trace.DroppedSpans, [.. rows], LinkedFrom(traceId));
    }

    private TraceSummary Summarise(Trace trace)
    {
        var services = trace.Spans.GroupBy(span => span.Source.Service)
            .OrderBy(group => group.Min(span => span.StartNanoseconds))
            .Select(group => new TraceServiceShare(group.Key, colors.Of(group.Key), group.Count(), group.Count(span => span.IsError)));
        return new TraceSummary(
            trace.Id, trace.First.Name, trace.HasRoot, trace.StartedAt, trace.DurationMilliseconds, trace.Spans.Count, trace.ErrorCount, [.. services]);
    }

    private SpanRow Row(StoredSpan span, int depth, Trace trace, HashSet<string> known) => new()
    {
        SpanId = span.SpanId,
        ParentId = span.ParentId,
        LacksParent = span.ParentId.Length > 0 && !known.Contains(span.ParentId),
        Depth = depth,
        Name = span.Name,
        Kind = span.Kind,
        Service = span.Source.Service,
        Instance = span.Source.Instance,
        Color = colors.Of(span.Source.Service),
        Scope = span.Scope,
        OffsetMs = (span.StartNanoseconds - trace.StartNanoseconds) / 1e6,
        DurationMs = (span.EndNanoseconds - span.StartNanoseconds) / 1e6,
        IsError = span.IsError,
        StatusMessage = span.StatusMessage,
        Attributes = span.Attributes,
        ResourceAttributes = span.Source.Attributes,
        Events = [.. span.Events.Select(item => new SpanEventRow(item.Name, unchecked((long)(item.AtNanoseconds - trace.StartNanoseconds)) / 1e6, item.Attributes))],
        Links = [.. span.Links.Select(link => Resolve(link.TraceId, link.SpanId))],
    };

    private LinkedSpan Resolve(string traceId, string spanId)
    {
        var span = traces.Find(traceId)?.Spans.FirstOrDefault(span => span.SpanId == spanId);
        return span is null ? new LinkedSpan(traceId, spanId, null, null, null) : EndOf(span);
    }

    private IReadOnlyList<LinkedSpan> LinkedFrom(string traceId) =>
        [.. traces.All().Where(trace => trace.Id != traceId)
            .SelectMany(trace => trace.Spans)
            .Where(span => span.Links.Any(link => link.TraceId == traceId))
            .OrderBy(span => span.StartNanoseconds)
            .Take(OtlpValues.MaxAttributes)
            .Select(EndOf)];

    private LinkedSpan EndOf(StoredSpan span) =>
        new(span.TraceId, span.SpanId, span.Name, span.Source.Service, colors.Of(span.Source.Service));
}
