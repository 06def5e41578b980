using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Scheduling;

/// <summary>What the ends of the steps before mean for a step.</summary>
public static class TriggerRules
{
    /// <returns><see cref="StepState.Waiting"/>, <see cref="StepState.Ready"/>, <see cref="StepState.Skipped"/> or <see cref="StepState.UpstreamFailed"/>.</returns>
    public static StepState Evaluate(TriggerRule rule, IReadOnlyCollection<StepState> before)
    {
        if (before.Count == 0)
        {
            return StepState.Ready;
        }

        var failed = before.Count(IsFailed);
        var succeeded = before.Count(state => state == StepState.Succeeded);
        var skipped = before.Count(state => state is StepState.Skipped or StepState.Removed);
        var isOver = failed + succeeded + skipped == before.Count;
        return rule switch
        {
            TriggerRule.AllSuccess => failed > 0 ? StepState.UpstreamFailed : skipped > 0 ? StepState.Skipped : When(isOver, StepState.Ready),
            TriggerRule.AllDone => When(isOver, StepState.Ready),
            TriggerRule.NoneFailed => When(isOver, failed > 0 ? StepState.UpstreamFailed : StepState.Ready),
            TriggerRule.NoneFailedMinOneSuccess => When(isOver, failed > 0 ? StepState.UpstreamFailed : succeeded > 0 ? StepState.Ready : StepState.Skipped),
            TriggerRule.OneSuccess => succeeded > 0 ? StepState.Ready : When(isOver, failed > 0 ? StepState.UpstreamFailed : StepState.Skipped),
            TriggerRule.OneFailed => failed > 0 ? StepState.Ready : When(isOver, StepState.Skipped),
            TriggerRule.AllFailed => When(isOver, failed == before.Count ? StepState.Ready : StepState.Skipped),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };
    }

    private static bool IsFailed(StepState state) => state is StepState.Failed or StepState.UpstreamFailed or StepState.Cancelled;

    private static StepState When(bool isOver, StepState then) => isOver ? then : StepState.Waiting;
}
