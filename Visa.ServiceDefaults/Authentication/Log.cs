using Microsoft.Extensions.Logging;

namespace Visa.ServiceDefaults.Authentication;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Log in at {Url}/login?t={Token}")]
    public static partial void LoginLinkMade(this ILogger logger, string url, string token);
}
