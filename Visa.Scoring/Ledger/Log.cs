namespace Visa.Scoring.Ledger;

internal static partial class Log
{
    [LoggerMessage(4400, LogLevel.Information, "Alerts are kept in {Path}")]
    public static partial void DatabaseReady(this ILogger logger, string path);
}
