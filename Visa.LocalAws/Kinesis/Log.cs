namespace Visa.LocalAws.Kinesis;

internal static partial class Log
{
    [LoggerMessage(4200, LogLevel.Information, "Kinesis opened {Count} streams")]
    public static partial void StreamsOpened(this ILogger logger, int count);

    [LoggerMessage(4201, LogLevel.Information, "Deleted {Count} expired segments of stream {Stream}")]
    public static partial void SegmentsExpired(this ILogger logger, int count, string stream);

    [LoggerMessage(4202, LogLevel.Error, "A record for {Shard} of stream {Stream} could not be written; its sender was told so")]
    public static partial void RecordNotStored(this ILogger logger, string stream, string shard, Exception exception);

    [LoggerMessage(4203, LogLevel.Error, "Stream {Stream} stays in its state of passage, since its new state could not be stored; restart once the disk is well again")]
    public static partial void PassageFailed(this ILogger logger, string stream, Exception exception);

    [LoggerMessage(4204, LogLevel.Information, "Forgot {Count} closed shards of stream {Stream}, of which nothing is kept any more")]
    public static partial void ShardsExpired(this ILogger logger, int count, string stream);

    [LoggerMessage(4205, LogLevel.Error, "The sweep of expired records failed; the next one tries again")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);
}
