using Visa.Domain.Decisions;
using Visa.Generator.Reconciliation;

namespace Visa.Generator.Tests.Reconciliation;

public sealed class DecisionTallyTests
{
    [Fact]
    public void Add_FirstRepeatedAndDiffering_AreToldApart()
    {
        var tally = new DecisionTally(Decisions.Sent(4));

        tally.Add(Decisions.On(0));
        tally.Add(Decisions.On(1));
        tally.Add(Decisions.On(1) with { DecidedAt = Decisions.SentAt.AddHours(1) });
        tally.Add(Decisions.On(2));
        tally.Add(Decisions.On(2) with { Score = 0.9 });
        tally.Add(Decisions.On(2));
        tally.Add(Decisions.On(7));

        Assert.Equal((4, 3, 1, 1, 1), (tally.Sent, tally.Decided, tally.Lost, tally.Redelivered, tally.Conflicting));
        Assert.Equal(Decisions.Id(3), tally.FirstLost);
        Assert.Equal(Decisions.Id(2), tally.FirstConflicting);
    }

    [Fact]
    public void Add_AnotherReason_IsAnotherDecision()
    {
        var tally = new DecisionTally(Decisions.Sent(1));

        tally.Add(Decisions.On(0));
        tally.Add(Decisions.On(0) with { Reasons = [new DecisionReason("B", 1)] });

        Assert.Equal(1, tally.Conflicting);
    }

    [Fact]
    public void LatencyPercentile_HundredDecisions_IsTheNearestRank()
    {
        var tally = new DecisionTally(Decisions.Sent(100));
        for (var i = 0; i < 100; i++) tally.Add(Decisions.On(i) with { DecidedAt = Decisions.SentAt.AddMilliseconds(100 - i) });

        Assert.Equal(50, tally.LatencyPercentile(50));
        Assert.Equal(99, tally.LatencyPercentile(99));
        Assert.Equal(Decisions.SentAt.AddMilliseconds(1), tally.FirstDecidedAt);
    }

    [Fact]
    public void Model_SeveralModels_IsTheOneThatDecidedLast()
    {
        var tally = new DecisionTally(Decisions.Sent(3));
        foreach (var (number, model) in ((int, string)[])[(0, "a"), (2, "b"), (1, "a")])
            tally.Add(Decisions.On(number) with { Context = new DecisionContext(model, "1", 1, "none", DegradeStep.Model), DecidedAt = Decisions.SentAt.AddSeconds(number) });

        Assert.Equal("b", tally.Model);
    }
}
