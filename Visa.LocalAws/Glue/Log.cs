namespace Visa.LocalAws.Glue;

internal static partial class Log
{
    [LoggerMessage(4600, LogLevel.Information, "Run {RunId} of Glue job {Job}: {State}")]
    public static partial void RunEnded(this ILogger logger, string job, string runId, string state);

    [LoggerMessage(4601, LogLevel.Error, "Run {RunId} of Glue job {Job} broke; its caller sees it FAILED")]
    public static partial void RunBroke(this ILogger logger, string job, string runId, Exception exception);
}
