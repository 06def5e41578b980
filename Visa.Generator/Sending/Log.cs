namespace Visa.Generator.Sending;

internal static partial class Log
{
    [LoggerMessage(6100, LogLevel.Warning, "Retry {Attempt} of a batch: {Failed} records failed with {ErrorCode}")]
    public static partial void SendRetried(this ILogger logger, int attempt, int? failed, string? errorCode);

    [LoggerMessage(6101, LogLevel.Error, "Gave up sending {Failed} records to the stream {Stream}: {Reason}")]
    public static partial void SendGivenUp(this ILogger logger, int failed, string stream, string reason);
}
