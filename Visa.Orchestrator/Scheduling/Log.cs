using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Scheduling;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Run {Dag} {RunKey} ended: {State}")]
    public static partial void RunEnded(this ILogger logger, string dag, string runKey, RunState state);

    [LoggerMessage(2, LogLevel.Warning, "Step {Step} of {Dag} failed at attempt {Attempt}")]
    public static partial void StepFailed(this ILogger logger, Exception exception, string dag, string step, int attempt);

    [LoggerMessage(3, LogLevel.Error, "Scheduling {Dag} failed; trying again at the next tick")]
    public static partial void SchedulingFailed(this ILogger logger, Exception exception, string dag);
}
