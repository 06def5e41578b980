using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Tests.Hosting;
using Visa.Orchestrator.Transform;

namespace Visa.Orchestrator.Tests.Batch;

public sealed class BatchRunTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    private const string All = "SELECT transaction_id, amount, sent_at, run_key FROM raw.transactions ORDER BY 1";
    private const string Ledger = "SELECT run_key, entity, staged_rows, inserted_rows, replaced_rows, superseded_rows, amount FROM ops.load_audit ORDER BY 1, 2";

    [Fact]
    public async Task Run_ReconcilesToTheCent_AndAgainChangesNothing()
    {
        var lake = await aws.LakehouseAsync();
        await LandAsync(lake);
        var interval = Past(60, 30);

        var report = await RunAsync(lake, interval);
        var (rows, ledger) = (await lake.RowsAsync(All), await lake.RowsAsync(Ledger));
        var again = await RunAsync(lake, interval);

        Assert.All(report.Checks, check => Assert.True(check.IsMet, $"{check.Name}: {check.Expected} and {check.Actual}"));
        Assert.Contains(report.Checks, check => check is { Name: "transactions: amount staged = amount in raw.transactions", Expected: "425.130" });
        Assert.Equal((report.RunKey, report.Claim, report.Objects), (again.RunKey, again.Claim, again.Objects));
        Assert.Equal((rows, ledger), (await lake.RowsAsync(All), await lake.RowsAsync(Ledger)));
    }

    [Fact]
    public async Task Run_OfOverlappingIntervals_TakesEachObjectOnce()
    {
        var lake = await aws.LakehouseAsync();
        await LandAsync(lake);

        var reports = await Task.WhenAll(RunAsync(lake, Past(60, 30)), RunAsync(lake, Past(45, 30)), RunAsync(lake, Past(90, 30)));

        Assert.Equal(2, reports.Sum(report => report.Objects));
        Assert.Equal("3,425.130", await lake.RowsAsync("SELECT COUNT(*), SUM(amount) FROM raw.transactions"));
        Assert.All(reports, report => Assert.True(report.IsReconciled));
    }

    [Fact]
    public async Task Run_CutOffAtAnyCallToTheLake_IsFinishedByRunningItAgain()
    {
        var lake = await aws.LakehouseAsync();
        await LandAsync(lake);
        var interval = Past(60, 30);
        var isOver = false;
        for (var call = 1; !isOver; call++)
        {
            foreach (var isAfter in new[] { false, true })
            {
                using var faulty = new FaultyS3(aws.Url, call, isAfter);
                try
                {
                    await RunAsync(lake, interval, faulty);
                }
                catch (AmazonS3Exception)
                {
                    Assert.True(faulty.HasFailed);
                }

                isOver = !faulty.HasFailed;
            }
        }

        var report = await RunAsync(lake, interval);

        Assert.Equal((1L, 2), (report.Claim, report.Objects));
        Assert.True(report.IsReconciled);
        Assert.Equal("3,425.130", await lake.RowsAsync("SELECT COUNT(*), SUM(amount) FROM raw.transactions"));
        Assert.Equal(LoadTable.All.Count.ToString(CultureInfo.InvariantCulture), await lake.RowsAsync("SELECT COUNT(*) FROM ops.load_audit"));
    }

    [Fact]
    public async Task Run_AfterOneThatWasCutOff_FinishesItsClaimToo()
    {
        var lake = await aws.LakehouseAsync();
        await LandAsync(lake);
        var cutOff = BatchInterval.RunKeyOf(Past(50, 40));
        await lake.Claims.ClaimAsync(cutOff, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await lake.LandAsync("transactions", "b", RawLines.Transaction(4));

        var report = await RunAsync(lake, Past(60, 30));

        Assert.Equal(1, report.Objects);
        Assert.True(report.IsReconciled);
        Assert.Equal($"3,{cutOff}|1,{report.RunKey}", await lake.RowsAsync("SELECT COUNT(*), run_key FROM raw.transactions GROUP BY run_key ORDER BY 1 DESC"));
    }

    [Fact]
    public async Task Reconciliation_ThatIsOut_IsSaid()
    {
        var lake = await aws.LakehouseAsync();
        await LandAsync(lake);
        var interval = Past(60, 30);
        var report = await RunAsync(lake, interval);
        await lake.Warehouse.RunAsync("tamper", ["UPDATE raw.transactions SET amount = amount + 0.01"], CancellationToken.None);

        var checks = await new Reconciliation(lake.Warehouse).RunAsync(report.RunKey, report.Transform, CancellationToken.None);

        Assert.Equal(["transactions: amount staged = amount in raw.transactions"], checks.Where(check => !check.IsMet).Select(check => check.Name));
    }

    private async Task<BatchReport> RunAsync(Lakehouse lake, DataInterval interval, IAmazonS3? s3 = null)
    {
        var client = s3 is null ? lake.Lake : new LakeClient(s3, lake.Platform);
        var (claims, load) = (new RawClaims(client, TimeProvider.System), new LoadStep(client, lake.Warehouse, lake.Platform, TimeProvider.System));
        var work = new ClaimWork(new TransformStep(new TransformArtifacts(client), client, lake.Platform), new GlueJob(aws.Glue), new RemoteRun(TimeProvider.System), load);
        var options = Options.Create(new BatchOptions { BufferInterval = TimeSpan.FromMinutes(15), Patience = TimeSpan.Zero });
        var run = new BatchRun(
            lake.Migrator, claims, work, new UnfinishedClaims(claims, work, lake.Warehouse, options, TimeProvider.System), new HistoryLoad(client, lake.Warehouse, load), new MartBuild(TimeProvider.System),
            new Reconciliation(lake.Warehouse), new SentCheck(client, lake.Warehouse, TimeProvider.System), new RiskTableStep(), options, TimeProvider.System);
        return await run.RunAsync(new BatchRequest(interval, HasHistory: true), _ => { }, CancellationToken.None);
    }

    /// <summary>One that ended so long ago, in minutes, that what lands now is still of it: Firehose gathers for 15 minutes here, so the cut is 30 minutes after the end.</summary>
    private static DataInterval Past(int start, int end)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DataInterval(now.AddMinutes(-start), now.AddMinutes(-end));
    }

    private static async Task LandAsync(Lakehouse lake)
    {
        await lake.LandAsync("transactions", "a", RawLines.Transaction(1), RawLines.Transaction(1), RawLines.Transaction(2), RawLines.Transaction(3), "{}");
        await lake.LandAsync("decisions", "a", RawLines.Decision(1), RawLines.Decision(2, line => line["score"] = JsonNode.Parse("7")));
    }
}
