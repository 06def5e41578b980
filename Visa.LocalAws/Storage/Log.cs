namespace Visa.LocalAws.Storage;

internal static partial class Log
{
    [LoggerMessage(4100, LogLevel.Warning, "Cut {Bytes} bytes of an interrupted write off {Directory}; none of its records had been acknowledged")]
    public static partial void TailCut(this ILogger logger, long bytes, string directory);
}
