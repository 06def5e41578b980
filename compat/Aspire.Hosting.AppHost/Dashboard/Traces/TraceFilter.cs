namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>What the list of traces is narrowed to, as the query string names it; null does not narrow.</summary>
/// <param name="Errors">Whether only traces with a failed span are wanted.</param>
internal sealed record TraceFilter(string? Service, string? Text, bool? Errors)
{
    public bool Accepts(Trace trace) =>
        (Errors != true || trace.ErrorCount > 0)
        && (string.IsNullOrEmpty(Service) || trace.Spans.Any(span => span.Source.Service == Service))
        && (string.IsNullOrWhiteSpace(Text) || trace.Mentions(Text.Trim()));
}
