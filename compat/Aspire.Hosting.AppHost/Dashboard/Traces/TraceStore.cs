namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>
/// The latest traces, whole. Spans join their trace in whatever order and from whatever service they come; over the limit, the traces
/// that were first heard of longest ago are dropped.
/// </summary>
internal sealed class TraceStore(DashboardLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TraceAssembly> _byId = new(StringComparer.Ordinal);
    private readonly Queue<TraceAssembly> _byArrival = new();
    private int _spanCount;
    private long _revision;

    /// <summary>Grows with every change.</summary>
    public long Revision
    {
        get
        {
            lock (_gate)
                return _revision;
        }
    }

    public void Add(IReadOnlyList<StoredSpan> spans)
    {
        lock (_gate)
        {
            foreach (var span in spans)
                Add(span);
            while (_byArrival.Count > 1 && (_byArrival.Count > limits.Traces || _spanCount > limits.Spans))
                DropOldest();
            if (spans.Count > 0)
                _revision++;
        }
    }

    /// <summary>Every trace, in no order.</summary>
    public IReadOnlyList<Trace> All()
    {
        lock (_gate)
            return [.. _byArrival.Select(trace => trace.Current)];
    }

    public Trace? Find(string traceId)
    {
        lock (_gate)
            return _byId.GetValueOrDefault(traceId)?.Current;
    }

    private void Add(StoredSpan span)
    {
        if (!_byId.TryGetValue(span.TraceId, out var trace))
        {
            trace = new TraceAssembly(span.TraceId, limits.SpansPerTrace);
            _byId.Add(span.TraceId, trace);
            _byArrival.Enqueue(trace);
        }

        _spanCount -= trace.SpanCount;
        trace.Add(span);
        _spanCount += trace.SpanCount;
    }

    private void DropOldest()
    {
        var oldest = _byArrival.Dequeue();
        _byId.Remove(oldest.Id);
        _spanCount -= oldest.SpanCount;
    }
}
