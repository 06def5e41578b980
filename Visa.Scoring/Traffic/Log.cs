namespace Visa.Scoring.Traffic;

internal static partial class Log
{
    [LoggerMessage(4500, LogLevel.Error, "{Reader} could not look at {Rows} rows of live traffic; the answers are not concerned")]
    public static partial void LiveReaderFailed(this ILogger logger, Exception exception, string reader, int rows);

    [LoggerMessage(4501, LogLevel.Warning, "{Count} shadow scores could not be delivered and are dropped")]
    public static partial void ShadowScoresDropped(this ILogger logger, Exception exception, int count);
}
