namespace Visa.LocalAws.DynamoDb;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "The journal of table {Table} ended in {Bytes} bytes of an unfinished write; they were cut off and kept in a .torn file")]
    public static partial void TornTailCut(this ILogger logger, string table, long bytes);

    [LoggerMessage(3002, LogLevel.Debug, "{Count} items of table {Table} had outlived their time to live and were deleted")]
    public static partial void ItemsExpired(this ILogger logger, int count, string table);

    [LoggerMessage(3003, LogLevel.Warning, "Items of table {Table} that have outlived their time to live could not be deleted; the next sweep tries again")]
    public static partial void ExpiryFailed(this ILogger logger, string table, Exception error);
}
