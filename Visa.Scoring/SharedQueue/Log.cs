namespace Visa.Scoring.SharedQueue;

internal static partial class Log
{
    [LoggerMessage(4700, LogLevel.Information, "It is this task's turn: {Turn}")]
    public static partial void TurnTaken(this ILogger logger, Turn turn);

    [LoggerMessage(4701, LogLevel.Warning, "The turn {Turn} was lost or could not be asked for; asking again in {Delay}")]
    public static partial void TurnLost(this ILogger logger, Exception exception, Turn turn, TimeSpan delay);

    [LoggerMessage(4702, LogLevel.Warning, "What other tasks change in the alert queue is not heard; listening again in {Delay}")]
    public static partial void NotListening(this ILogger logger, Exception exception, TimeSpan delay);
}
