namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>The order in which the spans of a trace are drawn: each below its parent, siblings by start.</summary>
internal static class Waterfall
{
    /// <summary>Every span once, with its depth. A span whose parent is not there counts as a root, and so does one of a ring of parents.</summary>
    public static IReadOnlyList<(StoredSpan Span, int Depth)> Order(IReadOnlyList<StoredSpan> spans)
    {
        var known = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        var byStart = spans.OrderBy(span => span.StartNanoseconds).ThenBy(span => span.SpanId, StringComparer.Ordinal).ToList();
        var children = byStart.ToLookup(span => span.ParentId, StringComparer.Ordinal);
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<(StoredSpan, int)>(spans.Count);

        foreach (var root in byStart.Where(span => !known.Contains(span.ParentId)))
            Descend(root, children, drawn, rows);
        foreach (var inRing in byStart.Where(span => !drawn.Contains(span.SpanId)))
            Descend(inRing, children, drawn, rows);
        return rows;
    }

    // A stack of its own rather than recursion: a trace may be thousands of spans deep.
    private static void Descend(StoredSpan from, ILookup<string, StoredSpan> children, HashSet<string> drawn, List<(StoredSpan, int)> rows)
    {
        var pending = new Stack<(StoredSpan Span, int Depth)>();
        pending.Push((from, 0));
        while (pending.TryPop(out var row))
        {
            if (!drawn.Add(row.Span.SpanId))
                continue;
            rows.Add(row);
            foreach (var child in children[row.Span.SpanId].Reverse())
                pending.Push((child, row.Depth + 1));
        }
    }
}
