namespace Visa.LocalAws.RedshiftData;

internal static partial class Log
{
    [LoggerMessage(4500, LogLevel.Error, "Statement {Id} broke; its caller sees it FAILED")]
    public static partial void StatementBroke(this ILogger logger, string id, Exception exception);
}
