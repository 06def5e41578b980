namespace Visa.LocalAws.S3;

internal static partial class Log
{
    [LoggerMessage(3101, LogLevel.Warning, "Bucket {Bucket} was left with unfinished writes: {Bytes} bytes of its journal were cut off, {Blobs} files without an object deleted")]
    public static partial void UnfinishedWritesRemoved(this ILogger logger, string bucket, long bytes, int blobs);

    [LoggerMessage(3102, LogLevel.Error, "S3 {Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, Exception error, string method, string path);
}
