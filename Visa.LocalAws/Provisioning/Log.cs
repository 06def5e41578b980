namespace Visa.LocalAws.Provisioning;

internal static partial class Log
{
    [LoggerMessage(4400, LogLevel.Information, "Provisioned {Name} by {Operation}")]
    public static partial void ResourceCreated(this ILogger logger, string operation, string name);

    [LoggerMessage(4401, LogLevel.Debug, "{Name} is there already; {Operation} was not needed")]
    public static partial void ResourceFound(this ILogger logger, string operation, string name);
}
