namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>Gathers the spans of one trace as they arrive. Guarded by the store's lock.</summary>
internal sealed class TraceAssembly(string id, int maxSpans)
{
    private readonly Dictionary<string, StoredSpan> _spans = new(StringComparer.Ordinal);
    private int _dropped;
    private Trace? _current;

    public string Id => id;

    public int SpanCount => _spans.Count;

    /// <summary>Takes a span; one that was sent before (an exporter that retried) replaces itself.</summary>
    public void Add(StoredSpan span)
    {
        _current = null;
        if (_spans.Count >= maxSpans && !_spans.ContainsKey(span.SpanId))
            _dropped++;
        else
            _spans[span.SpanId] = span;
    }

    public Trace Current => _current ??= new Trace(id, [.. _spans.Values], _dropped);
}
