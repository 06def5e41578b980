namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>One trace with all that is known of its spans, in the order in which they are drawn.</summary>
/// <param name="Revision">To be sent with the next request, which is answered by 204 while nothing changed.</param>
/// <param name="LinkedFrom">Spans of other traces that refer to this one.</param>
internal sealed record TraceDetail(
    long Revision,
    TraceSummary Summary,
    int DroppedSpans,
    IReadOnlyList<SpanRow> Spans,
    IReadOnlyList<LinkedSpan> LinkedFrom);
