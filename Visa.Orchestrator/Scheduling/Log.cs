namespace Visa.Orchestrator.Scheduling;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Scheduler {Instance} joined")]
    public static partial void NodeJoined(this ILogger logger, string instance);

    [LoggerMessage(2, LogLevel.Information, "Scheduler {Instance} left; jobs elsewhere go on")]
    public static partial void NodeLeft(this ILogger logger, string instance);

    [LoggerMessage(3, LogLevel.Warning, "Step {Step} of {Dag} failed at attempt {Attempt}")]
    public static partial void StepFailed(this ILogger logger, Exception exception, string dag, string step, int attempt);

    [LoggerMessage(4, LogLevel.Warning, "Step {Step} of {Dag} was let go: its change could not be written; it is taken up again when its lease runs out")]
    public static partial void StepLetGo(this ILogger logger, Exception exception, string dag, string step);

    [LoggerMessage(5, LogLevel.Error, "A scheduling pass failed; the next finds the same work")]
    public static partial void PassFailed(this ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Signals of other nodes are lost for now; work is found by polling")]
    public static partial void SignalsLost(this ILogger logger, Exception exception);
}
