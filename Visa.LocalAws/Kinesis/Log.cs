namespace Visa.LocalAws.Kinesis;

internal static partial class Log
{
    [LoggerMessage(4200, LogLevel.Information, "Kinesis opened {Count} streams")]
    public static partial void StreamsOpened(this ILogger logger, int count);

    [LoggerMessage(4201, LogLevel.Information, "Deleted {Count} expired segments of stream {Stream}")]
    public static partial void SegmentsExpired(this ILogger logger, int count, string stream);

    [LoggerMessage(4202, LogLevel.Error, "A record for {Shard} of stream {Stream} could not be written; its sender was told so")]
    public static partial void RecordNotStored(this ILogger logger, string stream, string shard, Exception exception);
}
