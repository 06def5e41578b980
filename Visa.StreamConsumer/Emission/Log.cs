namespace Visa.StreamConsumer.Emission;

internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Warning, "The stream {Stream} did not take every decision: {Problem} They are sent again")]
    public static partial void PutPartially(this ILogger logger, string problem, string stream);
}
