namespace Visa.Kcl.Tests.Simulation;

/// <summary>The library's promises under crashes, pauses, lost messages, slow and failing processors, splits and merges.</summary>
public sealed class FleetTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, LongTests.Rounds(21, 300))];

    public static TheoryData<int> FewSeeds => [.. Enumerable.Range(101, LongTests.Rounds(6, 100))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_WithTrouble_KeepsEveryPromise(int seed)
    {
        var fleet = new Fleet(seed);

        fleet.RunTroubled(TimeSpan.FromMinutes(8));
        var isSettled = fleet.RunInPeace(TimeSpan.FromMinutes(10), () => fleet.IsSettled);

        Assert.True(fleet.Oracle.Breaches.Count == 0, string.Join(Environment.NewLine, fleet.Oracle.Breaches.Take(10)));
        Assert.True(isSettled, Describe(fleet));
        Assert.True(fleet.Oracle.Deliveries > 100, "The simulation hardly did anything.");
        Assert.True(fleet.Oracle.Takeovers > 0, "No worker ever took over from another.");
    }

    [Theory]
    [MemberData(nameof(FewSeeds))]
    public void Stop_OfAllWorkers_LeavesNoLeaseOwnedAndEverythingCheckpointed(int seed)
    {
        var fleet = new Fleet(seed);
        fleet.RunTroubled(TimeSpan.FromMinutes(1));
        Assert.True(fleet.RunInPeace(TimeSpan.FromMinutes(10), () => fleet.IsSettled), Describe(fleet));

        fleet.StopAll();
        var isStopped = fleet.World.Run(TimeSpan.FromMinutes(1), () => fleet.IsStopped);

        Assert.True(isStopped);
        Assert.True(fleet.Oracle.Breaches.Count == 0, string.Join(Environment.NewLine, fleet.Oracle.Breaches.Take(10)));
        Assert.All(fleet.Table.All, lease => Assert.Null(lease.Owner));
    }

    [Fact]
    public void Run_WithTheSameSeed_IsRepeatable()
    {
        var runs = Enumerable.Range(0, 2).Select(_ =>
        {
            var fleet = new Fleet(5);
            fleet.RunTroubled(TimeSpan.FromMinutes(3));
            return (fleet.Oracle.Deliveries, fleet.Oracle.Takeovers, fleet.Table.Writes);
        }).ToList();

        Assert.Equal(runs[0], runs[1]);
    }

    private static string Describe(Fleet fleet) =>
        $"live: {string.Join(", ", fleet.Live.Select(w => w.Id))}; everything processed: {fleet.Oracle.IsEverythingProcessed}; leases: "
        + string.Join("; ", fleet.Table.All.Select(l => $"{l.Key} {l.Owner} {l.Checkpoint} children {string.Join(",", l.ChildShardIds)}"))
        + $"; open: {string.Join(", ", fleet.Stream.Open.Select(s => s.Id))}";
}
