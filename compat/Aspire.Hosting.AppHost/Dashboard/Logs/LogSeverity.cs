namespace Aspire.Hosting.Dashboard.Logs;

/// <summary>OTLP's levels by .NET's names, ascending.</summary>
internal enum LogSeverity
{
    Unknown,
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
