namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>What the list of log records is narrowed to; null does not narrow.</summary>
internal sealed record LogFilter(string? Service, LogSeverity? AtLeast, string? Text, string? TraceId)
{
    public bool Accepts(StoredLogRecord record) =>
        (AtLeast is null || record.Severity >= AtLeast)
        && (string.IsNullOrEmpty(Service) || record.Source.Service == Service)
        && (string.IsNullOrEmpty(TraceId) || record.TraceId == TraceId)
        && (string.IsNullOrWhiteSpace(Text) || Mentions(record, Text.Trim()));

    private static bool Mentions(StoredLogRecord record, string text) =>
        record.Message.Contains(text, StringComparison.OrdinalIgnoreCase)
        || record.Category.Contains(text, StringComparison.OrdinalIgnoreCase)
        || record.Attributes.Any(attribute => attribute.Value.Contains(text, StringComparison.OrdinalIgnoreCase));
}
