namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>What the list of log records is narrowed to, as the query string names it; null does not narrow.</summary>
/// <param name="Level">The least severity wanted.</param>
/// <param name="Trace">The id of the trace that they belong to.</param>
internal sealed record LogFilter(string? Service, LogSeverity? Level, string? Text, string? Trace)
{
    public bool Accepts(StoredLogRecord record) =>
        (Level is null || record.Severity >= Level)
        && (string.IsNullOrEmpty(Service) || record.Source.Service == Service)
        && (string.IsNullOrEmpty(Trace) || record.TraceId == Trace)
        && (string.IsNullOrWhiteSpace(Text) || Mentions(record, Text.Trim()));

    private static bool Mentions(StoredLogRecord record, string text) =>
        record.Message.Contains(text, StringComparison.OrdinalIgnoreCase)
        || record.Category.Contains(text, StringComparison.OrdinalIgnoreCase)
        || record.Attributes.Any(attribute => attribute.Value.Contains(text, StringComparison.OrdinalIgnoreCase));
}
