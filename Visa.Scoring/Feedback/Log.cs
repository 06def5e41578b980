namespace Visa.Scoring.Feedback;

internal static partial class Log
{
    [LoggerMessage(4600, LogLevel.Warning, "Verdicts could not be sent to the lake; they are kept and sent again in {Delay}")]
    public static partial void FeedbackNotSent(this ILogger logger, Exception exception, TimeSpan delay);
}
