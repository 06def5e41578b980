using Visa.Orchestrator.Lab;
using Visa.Orchestrator.Tests.Hosting;
using Visa.Orchestrator.Tests.Lab;
using Xunit.Abstractions;

namespace Visa.Orchestrator.Tests.Pipelines;

/// <summary>Real processes, real SIGKILLs: a hundred on SQLite and a hundred on PostgreSQL where <c>VISA_TEST_LONG</c> asks for it, in four parts each.</summary>
public sealed class KilledSchedulerTests(LocalAwsFixture aws, ITestOutputHelper output) : IClassFixture<LocalAwsFixture>
{
    private static readonly int Kills = CrashProofTests.IsLong ? 25 : 2;

    [Theory]
    [MemberData(nameof(CrashProofTests.Parts), MemberType = typeof(CrashProofTests))]
    public async Task Kill_TheOnlyScheduler_NothingIsDoubledOrLost(int seed)
    {
        var campaign = new KillCampaign(aws, await aws.LakehouseAsync(), seed, postgres: null, "alone");

        output.WriteLine(await campaign.RunAsync(Kills));
    }

    [SkippableTheory]
    [MemberData(nameof(CrashProofTests.Parts), MemberType = typeof(CrashProofTests))]
    public async Task Kill_OneOfTwoSchedulersOnPostgres_NothingIsDoubledOrLost(int seed)
    {
        Skip.IfNot(LabPostgres.IsInstalled, $"PostgreSQL is not installed: {LabPostgres.InstallCommand}");
        await using var server = await LabPostgres.StartAsync();
        var campaign = new KillCampaign(aws, await aws.LakehouseAsync(), seed, await server.CreateDatabaseAsync(), "left", "right");

        output.WriteLine(await campaign.RunAsync(Kills));
    }
}
