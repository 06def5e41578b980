using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Lake;

public sealed class RawClaimsTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    [Fact]
    public async Task Claim_Again_IsTheSame_AndWhatLandedSinceIsTheNextRuns()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", "{}");
        var first = await ClaimAsync(lake, "r1");
        await lake.LandAsync("transactions", "b", "{}");

        var again = await ClaimAsync(lake, "r1");
        var next = await ClaimAsync(lake, "r2");

        Assert.Equal(["a"], Names(first));
        Assert.Equal(["a"], Names(again));
        Assert.Equal(["b"], Names(next));
        Assert.Equal([1L, 1L, 2L], [first.Number, again.Number, next.Number]);
    }

    [Fact]
    public async Task Claim_LeavesWhatWasStoredAfterTheCut()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", "{}");
        var cut = TimeProvider.System.GetUtcNow();
        await Task.Delay(5);
        await lake.LandAsync("decisions", "b", "{}");

        Assert.Equal(["a"], Names(await lake.Claims.ClaimAsync("r1", cut, CancellationToken.None)));
        Assert.Equal(["b"], Names(await ClaimAsync(lake, "r2")));
    }

    [Fact]
    public async Task Claim_OfAnOlderIntervalAfterANewerOne_TakesNothingTwice()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", "{}");
        var cut = TimeProvider.System.GetUtcNow();
        var newer = await ClaimAsync(lake, "r2");
        var older = await lake.Claims.ClaimAsync("r1", cut, CancellationToken.None);
        await lake.LandAsync("transactions", "b", "{}");

        Assert.Equal(["a"], Names(newer));
        Assert.Empty(older.Entries);
        Assert.Equal(["b"], Names(await ClaimAsync(lake, "r3")));
    }

    [Fact]
    public async Task Claims_ByManyAtOnce_ShareNoObject_AndLeaveNone()
    {
        var lake = await aws.LakehouseAsync();
        for (var number = 0; number < 6; number++) await lake.LandAsync("transactions", $"{number}", "{}");
        var before = TimeProvider.System.GetUtcNow();

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => lake.Claims.ClaimAsync($"r{number}", before, CancellationToken.None)));

        Assert.Equal(["0", "1", "2", "3", "4", "5"], claims.SelectMany(Names).Order(StringComparer.Ordinal));
        Assert.Equal([1L, 2L, 3L, 4L], claims.Select(claim => claim.Number).Order());
    }

    [Fact]
    public async Task Claim_WhoseAnswerWasLost_IsFoundAgain()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", "{}");
        await ClaimAsync(lake, "r1");
        await ClaimAsync(lake, "r2");
        await ClaimAsync(lake, "r3");

        Assert.Equal((1L, 1), ((await ClaimAsync(lake, "r1")).Number, (await ClaimAsync(lake, "r1")).Entries.Count));
    }

    [Fact]
    public async Task Claim_OfTheFuture_IsRefused()
    {
        var lake = await aws.LakehouseAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => lake.Claims.ClaimAsync("r1", TimeProvider.System.GetUtcNow().AddMinutes(5), CancellationToken.None));
    }

    private static Task<RawClaim> ClaimAsync(Lakehouse lake, string runKey) => lake.Claims.ClaimAsync(runKey, TimeProvider.System.GetUtcNow(), CancellationToken.None);

    private static IEnumerable<string> Names(RawClaim claim) => claim.Entries.Select(entry => entry.Url.Split('/')[^1].Replace(".gz", "", StringComparison.Ordinal));
}
