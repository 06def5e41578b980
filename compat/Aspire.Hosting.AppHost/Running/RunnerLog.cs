using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

internal static partial class RunnerLog
{
    [LoggerMessage(1, LogLevel.Warning, "Port {Wanted} of endpoint {Endpoint} of {Resource} is taken; port {Instead} is used in this run")]
    public static partial void PortTaken(ILogger logger, int wanted, string endpoint, string resource, int instead);

    [LoggerMessage(2, LogLevel.Information, "{Resource} runs as process {ProcessId}")]
    public static partial void Started(ILogger logger, string resource, int processId);

    [LoggerMessage(3, LogLevel.Warning, "{Resource} ended with exit code {ExitCode}; it starts again in {Delay}")]
    public static partial void Restarting(ILogger logger, string resource, int exitCode, TimeSpan delay);

    [LoggerMessage(4, LogLevel.Information, "{Resource} ended with exit code {ExitCode}")]
    public static partial void Ended(ILogger logger, string resource, int exitCode);

    [LoggerMessage(5, LogLevel.Error, "{Resource} was not started: {Reason}")]
    public static partial void NotStarted(ILogger logger, string resource, string reason);

    [LoggerMessage(6, LogLevel.Warning, "{Resource} did not stop within {Timeout} and was killed")]
    public static partial void Killed(ILogger logger, string resource, TimeSpan timeout);

    [LoggerMessage(7, LogLevel.Debug, "The connection to port {Port} was dropped: {Reason}")]
    public static partial void Dropped(ILogger logger, int port, string reason);

    [LoggerMessage(8, LogLevel.Information, "{Line}")]
    public static partial void ResourceOutput(ILogger logger, string line);

    [LoggerMessage(9, LogLevel.Error, "{Line}")]
    public static partial void ResourceErrorOutput(ILogger logger, string line);

    [LoggerMessage(10, LogLevel.Information, "Login to the dashboard at {Url}")]
    public static partial void DashboardAt(ILogger logger, Uri url);

    [LoggerMessage(11, LogLevel.Information, "Something else listens at {Endpoint}; telemetry goes there and the dashboard shows none")]
    public static partial void TelemetryGoesElsewhere(ILogger logger, string endpoint);
}
