namespace Visa.StreamConsumer.Risk;

internal static partial class Log
{
    [LoggerMessage(2401, LogLevel.Information, "New decisions are made with the risk table {Version} (before: {Previous})")]
    public static partial void TableChosen(this ILogger logger, string version, string previous);

    [LoggerMessage(2402, LogLevel.Error, "The risk table {Version} cannot be used; an older one is. Publish it again under a new version")]
    public static partial void TableRefused(this ILogger logger, Exception exception, string version);

    [LoggerMessage(2403, LogLevel.Warning, "The lake could not be asked for a newer risk table; the present one stays")]
    public static partial void NotRefreshed(this ILogger logger, Exception exception);
}
