using Microsoft.Extensions.Logging;

namespace Visa.ServiceDefaults.Authentication;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Log in at {Url}/login?t={Token}")]
    public static partial void LoginLinkMade(this ILogger logger, string url, string token);

    [LoggerMessage(2, LogLevel.Warning, "A login by the identity provider failed; check the client's redirect addresses, id and secret, and the clocks")]
    public static partial void LoginFailed(this ILogger logger, Exception? exception);
}
