namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>One attribute, its value as text.</summary>
internal sealed record TelemetryAttribute(string Key, string Value);
