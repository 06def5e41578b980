namespace Visa.Generator.Reconciliation;

internal static partial class Log
{
    [LoggerMessage(6200, LogLevel.Information, "Reconciling {Sent} transactions of the run {RunId}")]
    public static partial void Reconciling(this ILogger logger, int sent, string runId);

    [LoggerMessage(6202, LogLevel.Warning, "The stream {Stream} holds a record that is no decision: {Reason}")]
    public static partial void UnreadableDecision(this ILogger logger, string stream, string reason);

    [LoggerMessage(6203, LogLevel.Warning, "Scoring did not give its status: {Reason}")]
    public static partial void ScoringUnreachable(this ILogger logger, string reason);
}
