namespace Visa.Generator.Sending;

internal static partial class Log
{
    [LoggerMessage(6100, LogLevel.Warning, "Retry {Attempt}: {Failed} records of a batch failed with {ErrorCode}")]
    public static partial void RecordsRetried(this ILogger logger, int attempt, int failed, string? errorCode);

    [LoggerMessage(6102, LogLevel.Warning, "Retry {Attempt}: a batch failed: {Reason}")]
    public static partial void RequestRetried(this ILogger logger, int attempt, string? reason);

    [LoggerMessage(6101, LogLevel.Error, "Gave up sending {Failed} records to the stream {Stream}: {Reason}")]
    public static partial void SendGivenUp(this ILogger logger, int failed, string stream, string reason);
}
