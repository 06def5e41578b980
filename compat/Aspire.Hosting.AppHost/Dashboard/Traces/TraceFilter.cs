namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>What the list of traces is narrowed to; null or false does not narrow.</summary>
internal sealed record TraceFilter(string? Service, string? Text, bool ErrorsOnly)
{
    public bool Accepts(Trace trace) =>
        (!ErrorsOnly || trace.ErrorCount > 0)
        && (string.IsNullOrEmpty(Service) || trace.Spans.Any(span => span.Source.Service == Service))
        && (string.IsNullOrWhiteSpace(Text) || trace.Mentions(Text.Trim()));
}
