using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Where a step goes after an attempt: a pure function of how the attempt ended, what was asked of the step meanwhile, and its budgets.</summary>
public static class StepOutcomes
{
    public static (StepState State, StepEnd End) Decide(StepRow step, Step definition, StepEnd end, int lossesAtMost) => step.State == StepState.Cancelling
        ? DecideStopped(step, definition, end)
        : (DecideFailed(step, definition, end, lossesAtMost), end);

    private static (StepState State, StepEnd End) DecideStopped(StepRow step, Step definition, StepEnd end)
    {
        switch (step.StopReason)
        {
            case RunStopping.ToClear:
                return (StepState.Waiting, end.Failure is null ? end : StepEnd.Stopped("Stopped to be run again."));
            case RunStopping.ToMarkSucceeded:
                return (StepState.Succeeded, end.Failure is null ? end : StepEnd.Succeeded("null"));
            case RunStopping.ToMarkFailed:
                return (StepState.Failed, StepEnd.Failed(FailureClass.Permanent, "Marked as failed."));
            case RunStopping.ByAttemptTimeout when end.Failure is not null:
                var timedOut = StepEnd.Failed(FailureClass.Retryable, $"The attempt took longer than {definition.AttemptTimeout}.");
                return (step.Failures < definition.Retries ? StepState.UpForRetry : StepState.Failed, timedOut);
            case RunStopping.ByTotalTimeout when end.Failure is not null:
                return (StepState.Failed, StepEnd.Failed(FailureClass.Permanent, $"All attempts together took longer than {definition.TotalTimeout}."));
            case RunStopping.ByAttemptTimeout or RunStopping.ByTotalTimeout:
                // It ended well before the order to stop reached it.
                return (end.IsSkipped ? StepState.Skipped : StepState.Succeeded, end);
            default:
                return (StepState.Cancelled, end.Failure is null ? end : StepEnd.Stopped(step.Detail ?? "Cancelled."));
        }
    }

    private static StepState DecideFailed(StepRow step, Step definition, StepEnd end, int lossesAtMost) => end switch
    {
        { IsSkipped: true } => StepState.Skipped,
        { Failure: null } => StepState.Succeeded,
        { Failure: FailureClass.Throttled } => StepState.Throttled,
        { Failure: FailureClass.Lost } => definition.IsRestartable && step.Losses < lossesAtMost ? StepState.Ready : StepState.Failed,
        { Failure: FailureClass.Retryable or FailureClass.Transient } => step.Failures < definition.Retries ? StepState.UpForRetry : StepState.Failed,
        _ => StepState.Failed,
    };
}
