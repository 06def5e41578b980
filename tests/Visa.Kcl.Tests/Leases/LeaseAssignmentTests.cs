using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Leases;

namespace Visa.Kcl.Tests.Leases;

public sealed class LeaseAssignmentTests
{
    private static readonly TimeSpan Failover = TimeSpan.FromSeconds(10);
    private static readonly Action<Lease[]> Unshuffled = _ => { };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Fact]
    public void Plan_AloneWithUnownedLeases_TakesAll()
    {
        var plan = Me().Plan(Observe([null, null, null]), Held(), Unshuffled);

        Assert.Equal(3, plan.Free.Count);
        Assert.Empty(plan.Stolen);
    }

    [Fact]
    public void Plan_WithAnotherWorker_TakesItsShareOnly()
    {
        var plan = Me().Plan(Observe(["other", "other", null, null, null]), Held(), Unshuffled);

        Assert.Equal(3, plan.Free.Count);
    }

    [Fact]
    public void Plan_OfALiveLease_LeavesIt() =>
        Assert.Empty(Me().Plan(Observe(["other"], age: Failover), Held(), Unshuffled).Free);

    [Fact]
    public void Plan_OfAnExpiredLease_TakesIt()
    {
        var plan = Me().Plan(Observe(["other"], age: Failover + TimeSpan.FromTicks(1)), Held(), Unshuffled);

        Assert.Single(plan.Free);
    }

    [Fact]
    public void Plan_OfALeaseNobodyWantedForLong_TakesItBeyondTheShare()
    {
        var observed = Observe(["me", "me", "a"]).Append(new(Lease(9, "dead"), 3 * Failover + TimeSpan.FromTicks(1))).ToList();

        var plan = Me().Plan(observed, Held(0, 1), Unshuffled);

        Assert.Equal("shard-9", Assert.Single(plan.Free).Key);
    }

    [Fact]
    public void Plan_OfAFinishedLease_LeavesIt()
    {
        var finished = Lease(0, null) with { Checkpoint = ExtendedSequenceNumber.ShardEnd };

        Assert.Equal(LeasePlan.Nothing.Free, Me().Plan([new(finished, 9 * Failover)], Held(), Unshuffled).Free);
    }

    [Fact]
    public void Plan_OfItsOwnNameNotHeld_TakesItAtOnce() =>
        Assert.Single(Me().Plan(Observe(["me"]), Held(), Unshuffled).Free);

    [Fact]
    public void Plan_OfALostLeaseStillWorkedOn_LeavesIt()
    {
        Assert.Empty(Me().Plan(Observe([null]), Held(0), Unshuffled).Free);
        Assert.Empty(Me().Plan(Observe(["me"], age: 5 * Failover), Held(0), Unshuffled).Free);
    }

    [Theory]
    [InlineData(4, 0, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 0, 0)]
    public void Plan_WithNothingFree_StealsFromTheMostLoaded(int others, int mine, int expected)
    {
        string?[] owners = [.. Enumerable.Repeat("me", mine), .. Enumerable.Repeat("other", others)];
        var held = Held([.. Enumerable.Range(0, mine)]);

        var plan = Me().Plan(Observe(owners), held, Unshuffled);

        Assert.Equal(expected, plan.Stolen.Count);
        Assert.All(plan.Stolen, l => Assert.Equal("other", l.Owner));
    }

    [Fact]
    public void Plan_NeedingTwoOfWorkersAtTheTarget_StealsOne()
    {
        // Nine leases, four workers: the target is three, so 3, 3, 3, 0 is stable for all but the last.
        string?[] owners = ["a", "a", "a", "b", "b", "b", "c", "c", "c"];

        Assert.Single(Me().Plan(Observe(owners), Held(), Unshuffled).Stolen);
    }

    [Fact]
    public void Plan_AllowedToStealMore_TakesNoMoreThanTheExcess()
    {
        var greedy = Me() with { MaxLeasesToSteal = 10 };

        var plan = greedy.Plan(Observe([.. Enumerable.Repeat("other", 10)]), Held(), Unshuffled);

        Assert.Equal(5, plan.Stolen.Count);
    }

    [Fact]
    public void Plan_WithAMost_StopsThere()
    {
        var modest = Me() with { MaxLeases = 2 };

        Assert.Single(modest.Plan(Observe(["me", null, null, null]), Held(0), Unshuffled).Free);
        Assert.Empty(modest.Plan(Observe(["me", "me", null]), Held(0, 1), Unshuffled).Free);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Plan_OfRandomFleets_ConvergesToBalanceAndStays(int seed)
    {
        var random = new Random(seed);
        var store = new InMemoryLeaseStore();
        var leases = random.Next(1, 40);
        var workers = Enumerable.Range(0, random.Next(1, 9)).Select(i => $"w{i}").ToList();
        for (var i = 0; i < leases; i++)
            store[$"shard-{i}"] = Lease(i, random.Next(3) == 0 ? null : workers[random.Next(workers.Count)]);

        for (var round = 0; round < leases + 2; round++)
            await RoundAsync(store, workers, random);

        var loads = workers.Select(w => store.All.Count(l => l.Owner == w)).ToList();
        Assert.Equal(leases, loads.Sum());
        Assert.True(loads.Max() - loads.Min() <= 1, string.Join(", ", loads));

        var settled = store.All.Select(l => l.Counter).ToList();
        await RoundAsync(store, workers, random);
        Assert.Equal(settled, store.All.Select(l => l.Counter));
    }

    // Every worker looks at the same moment, then all try at once: the conditional write settles who wins.
    private static async Task RoundAsync(InMemoryLeaseStore store, List<string> workers, Random random)
    {
        var observed = store.All.Select(l => new ObservedLease(l, TimeSpan.Zero)).ToList();
        foreach (var worker in workers.OrderBy(_ => random.Next()))
        {
            var held = store.All.Where(l => l.Owner == worker).Select(l => l.Key).ToHashSet();
            var plan = (Me() with { WorkerId = worker }).Plan(observed, held, random.Shuffle);
            Assert.DoesNotContain(plan.Free.Concat(plan.Stolen), l => held.Contains(l.Key));
            foreach (var lease in plan.Free.Concat(plan.Stolen))
                await store.TryTakeAsync(lease, worker, default);
        }
    }

    private static LeaseAssignment Me() => new() { WorkerId = "me", FailoverTime = Failover };

    private static HashSet<string> Held(params int[] shards) => [.. shards.Select(i => $"shard-{i}")];

    private static List<ObservedLease> Observe(string?[] owners, TimeSpan age = default) =>
        [.. owners.Select((owner, i) => new ObservedLease(Lease(i, owner), age))];

    private static Lease Lease(int shard, string? owner) =>
        new() { Key = $"shard-{shard}", Owner = owner, Counter = 1, Checkpoint = ExtendedSequenceNumber.TrimHorizon };
}
