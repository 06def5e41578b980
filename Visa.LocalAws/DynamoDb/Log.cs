namespace Visa.LocalAws.DynamoDb;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "The journal of table {Table} ended in {Bytes} bytes of an unfinished write; they were cut off and kept in a .torn file")]
    public static partial void TornTailCut(this ILogger logger, string table, long bytes);
}
