using Visa.Orchestrator.Lab;
using Xunit.Abstractions;

namespace Visa.Orchestrator.Tests.Lab;

/// <summary>One scheduler on SQLite, ended at boundaries: a thousand times where <c>VISA_TEST_LONG</c> asks for it, in four parts.</summary>
public sealed class CrashProofTests(ITestOutputHelper output)
{
    private const int ShortKills = 50;
    private const int LongKills = 250;

    internal static bool IsLong => Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1";

    /// <summary>The seeds that the parts begin with.</summary>
    public static TheoryData<int> Parts => IsLong ? [1, 1001, 2001, 3001] : [1];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Runs_SchedulerEndsAtSeededBoundaries_NothingIsDoubledOrLost(int seed)
    {
        var campaign = new CrashCampaign(() => Task.FromResult(new LabOptions()));

        await campaign.RunAsync(seed, IsLong ? LongKills : ShortKills);
        if (IsLong) await campaign.TouchAllAsync(seed);

        output.WriteLine(campaign.Summary);
        if (IsLong) Assert.Empty(campaign.Untouched);
    }
}
