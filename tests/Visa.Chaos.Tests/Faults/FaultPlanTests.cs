using Visa.Chaos.Faults;

namespace Visa.Chaos.Tests.Faults;

public sealed class FaultPlanTests
{
    [Fact]
    public void Of_TheSameSeed_IsTheSame() => Assert.Equal(Describe(5), Describe(5));

    [Fact]
    public void Of_ManyRounds_StrikesInEachWithEveryKind()
    {
        var plan = FaultPlan.Of(1, 100);

        Assert.Equal(Enumerable.Range(0, 100), plan.Select(fault => fault.Round).Distinct().Order());
        Assert.Equal(
            ["AWS killed", "AWS paused", "consumer killed", "consumer paused", "lease stolen", "lease vacated", "scoring killed", "scoring paused", "shard merge", "shard split"],
            plan.Select(fault => fault.Fault.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(plan, fault => fault.Fault is ShardSplit);
        Assert.Single(plan, fault => fault.Fault is ShardMerge);
    }

    private static IEnumerable<string> Describe(int seed) => FaultPlan.Of(seed, 20).Select(fault => $"{fault.Round} {fault.After} {fault.Fault.Name}");
}
