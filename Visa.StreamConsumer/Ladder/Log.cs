namespace Visa.StreamConsumer.Ladder;

internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Warning, "Scoring cannot be used: until it answers again, decisions are made by {Step}")]
    public static partial void ScoringUnavailable(this ILogger logger, Exception exception, string step);

    [LoggerMessage(2102, LogLevel.Information, "Scoring answers again, with model {ModelVersion}")]
    public static partial void ModelIsBack(this ILogger logger, string modelVersion);

    [LoggerMessage(2103, LogLevel.Warning, "Scoring has not answered within {Patience} of the first batch, which is decided without it")]
    public static partial void ScoringDidNotStart(this ILogger logger, TimeSpan patience);
}
