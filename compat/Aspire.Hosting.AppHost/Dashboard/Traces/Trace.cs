using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>What is known of one trace so far, from every service that took part.</summary>
internal sealed class Trace
{
    public Trace(string id, IReadOnlyList<StoredSpan> spans, int droppedSpans)
    {
        Id = id;
        Spans = spans;
        DroppedSpans = droppedSpans;
        StartNanoseconds = spans.Min(span => span.StartNanoseconds);
        EndNanoseconds = spans.Max(span => span.EndNanoseconds);
        ErrorCount = spans.Count(span => span.IsError);
        First = spans.MinBy(span => (span.ParentId.Length > 0, span.StartNanoseconds))!;
    }

    public string Id { get; }

    /// <summary>At least one, in no order.</summary>
    public IReadOnlyList<StoredSpan> Spans { get; }

    /// <summary>Spans that arrived beyond the limit of one trace.</summary>
    public int DroppedSpans { get; }
    public ulong StartNanoseconds { get; }
    public ulong EndNanoseconds { get; }
    public int ErrorCount { get; }

    /// <summary>The root, or the earliest span while the root has not arrived.</summary>
    public StoredSpan First { get; }
    public bool HasRoot => First.ParentId.Length == 0;
    public DateTimeOffset StartedAt => OtlpValues.Time(StartNanoseconds);
    public double DurationMilliseconds => (EndNanoseconds - StartNanoseconds) / 1e6;

    /// <summary>Whether the id begins with the text, or a span's name, status, scope, or attribute holds it. Case does not matter.</summary>
    public bool Mentions(string text) =>
        Id.StartsWith(text, StringComparison.OrdinalIgnoreCase) || Spans.Any(span => Mentions(span, text));

    private static bool Mentions(StoredSpan span, string text) =>
        span.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || span.SpanId.StartsWith(text, StringComparison.OrdinalIgnoreCase)
        || span.StatusMessage.Contains(text, StringComparison.OrdinalIgnoreCase)
        || span.Scope.Contains(text, StringComparison.OrdinalIgnoreCase)
        || span.Attributes.Any(attribute => attribute.Value.Contains(text, StringComparison.OrdinalIgnoreCase)
            || attribute.Key.Contains(text, StringComparison.OrdinalIgnoreCase));
}
