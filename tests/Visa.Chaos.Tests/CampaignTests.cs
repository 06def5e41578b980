namespace Visa.Chaos.Tests;

public sealed class CampaignTests
{
    /// <summary>Short; with VISA_TEST_LONG=1 a hundred rounds.</summary>
    [SkippableFact]
    public async Task Campaign_KillsPausesTheftsSplitAndMerge_DecidesEveryTransactionOnceAndAsUndisturbed()
    {
        Skip.If(OperatingSystem.IsWindows(), "Signals are POSIX.");
        var isLong = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1";

        var report = await new Campaign(new ChaosOptions { Rounds = isLong ? 100 : 3, Seed = isLong ? 2 : 1 }, TextWriter.Null).RunAsync(CancellationToken.None);

        Assert.True(report.IsClean, ReportText.Of(report));
        Assert.True(report.Faults.Keys.ToHashSet().IsSupersetOf(["shard split", "shard merge"]), ReportText.Of(report));
    }
}
