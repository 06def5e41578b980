using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using static Visa.Orchestrator.Runs.StepState;

namespace Visa.Orchestrator.Tests.Scheduling;

public sealed class TriggerRulesTests
{
    [Theory]
    [InlineData(TriggerRule.AllSuccess, Succeeded, Succeeded, Ready)]
    [InlineData(TriggerRule.AllSuccess, Succeeded, Running, Waiting)]
    [InlineData(TriggerRule.AllSuccess, Running, Failed, UpstreamFailed)]
    [InlineData(TriggerRule.AllSuccess, Succeeded, Skipped, Skipped)]
    [InlineData(TriggerRule.AllSuccess, Succeeded, Cancelled, UpstreamFailed)]
    [InlineData(TriggerRule.AllDone, Failed, Running, Waiting)]
    [InlineData(TriggerRule.AllDone, Failed, Skipped, Ready)]
    [InlineData(TriggerRule.NoneFailed, Succeeded, Skipped, Ready)]
    [InlineData(TriggerRule.NoneFailed, Skipped, Skipped, Ready)]
    [InlineData(TriggerRule.NoneFailed, Succeeded, UpstreamFailed, UpstreamFailed)]
    [InlineData(TriggerRule.NoneFailedMinOneSuccess, Skipped, Skipped, Skipped)]
    [InlineData(TriggerRule.NoneFailedMinOneSuccess, Succeeded, Skipped, Ready)]
    [InlineData(TriggerRule.NoneFailedMinOneSuccess, Succeeded, Failed, UpstreamFailed)]
    [InlineData(TriggerRule.OneSuccess, Succeeded, Running, Ready)]
    [InlineData(TriggerRule.OneSuccess, Failed, Failed, UpstreamFailed)]
    [InlineData(TriggerRule.OneSuccess, Skipped, Skipped, Skipped)]
    [InlineData(TriggerRule.OneFailed, Failed, Running, Ready)]
    [InlineData(TriggerRule.OneFailed, Succeeded, Succeeded, Skipped)]
    [InlineData(TriggerRule.AllFailed, Failed, Failed, Ready)]
    [InlineData(TriggerRule.AllFailed, Failed, Succeeded, Skipped)]
    [InlineData(TriggerRule.AllFailed, Failed, Running, Waiting)]
    public void Evaluate_TwoStepsBefore_IsTheRulesAnswer(TriggerRule rule, StepState first, StepState second, StepState expected)
    {
        Assert.Equal(expected, TriggerRules.Evaluate(rule, [first, second]));
        Assert.Equal(expected, TriggerRules.Evaluate(rule, [second, first]));
    }

    [Fact]
    public void Evaluate_NoStepBefore_IsReady() => Assert.All(Enum.GetValues<TriggerRule>(), rule => Assert.Equal(Ready, TriggerRules.Evaluate(rule, [])));
}
