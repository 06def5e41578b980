using Visa.Domain.Decisions;

namespace Visa.AppHost.Tests;

/// <summary>A fresh system comes to decide by a model that it trained itself.</summary>
public sealed class FirstModelTests(SystemWithHistory system) : IClassFixture<SystemWithHistory>
{
    /// <summary>Many times what it takes on an idle machine.</summary>
    private static readonly TimeSpan Patience = 5 * RunningSystem.Patience;

    [Fact]
    public async Task FreshSystem_DecidesByTheModelThatItTrained_AndSaysWhy()
    {
        Assert.Equal(0, await system.ExitCodeAsync("history", Patience));
        Assert.Equal(0, await system.ExitCodeAsync("first-model", Patience));

        var decided = await RunningSystem.EventuallyAsync(system.ReadDecisionsAsync, found => found.Exists(IsAlertOfTheModel));

        var alert = decided.First(IsAlertOfTheModel);
        Assert.InRange(alert.Score, 0, 1);
        Assert.All(alert.Reasons, reason => Assert.NotEqual(0, reason.Contribution));
    }

    private static bool IsAlertOfTheModel(Decision decision) =>
        decision.Context is { Step: DegradeStep.Model } context && context.ModelVersion.StartsWith("lightgbm-", StringComparison.Ordinal)
        && decision is { Outcome: not DecisionOutcome.Approve, Reasons.Count: > 0 };
}
