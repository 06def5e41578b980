using System.Text.Json.Nodes;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Tests.Hosting;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Tests.Loading;

public sealed class LoadStepTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    private const string All = """
        SELECT 'transactions' AS entity, transaction_id, CAST(amount AS VARCHAR(40)) AS value, CAST(sent_at AS VARCHAR(40)) AS at, run_key FROM raw.transactions
        UNION ALL SELECT 'decisions', transaction_id, decision, CAST(decided_at AS VARCHAR(40)), run_key FROM raw.decisions
        UNION ALL SELECT 'chargebacks', transaction_id, reason_code, CAST(reported_at AS VARCHAR(40)), run_key FROM raw.chargebacks
        UNION ALL SELECT 'feedback', transaction_id, verdict, CAST(given_at AS VARCHAR(40)), run_key FROM raw.feedback
        UNION ALL SELECT 'shadow_scores', transaction_id, model_version, CAST(scored_at AS VARCHAR(40)), run_key FROM raw.shadow_scores
        UNION ALL SELECT 'rejected', reason, CAST(row_count AS VARCHAR(40)), '', run_key FROM raw.rejected_counts ORDER BY 1, 2, 3, 4, 5
        """;

    private const string Ledger = "SELECT run_key, entity, staged_rows, inserted_rows, amount FROM ops.load_audit ORDER BY 1, 2";

    private static readonly LoadTable Transactions = LoadTable.All.Single(table => table.Entity == "transactions");

    private static readonly string[] Orders = ["r1 r2 r3", "r1 r3 r2", "r2 r1 r3", "r2 r3 r1", "r3 r1 r2", "r3 r2 r1", "r1 r2 r3 r1 r2 r3", "r3 r3 r2 r1 r1"];

    [Fact]
    public async Task Loads_InAnyOrderAndAgain_LeaveTheSameTables()
    {
        var lake = await ThreeRunsAsync();
        var expected = $"chargebacks,{RawLines.Id(1)},10.4,2025-02-01 10:00:00,r1|decisions,{RawLines.Id(1)},review,2025-01-05 17:00:01.1,r1|feedback,{RawLines.Id(1)},genuine,2025-01-09 09:00:00,r2|"
            + $"rejected,amount_negative,1,,r3|rejected,duplicate,1,,r1|shadow_scores,{RawLines.Id(1)},m2,2025-01-05 17:00:02,r1|"
            + $"transactions,{RawLines.Id(1)},141.710,2025-01-05 17:00:01,r1|transactions,{RawLines.Id(2)},99.000,2025-01-05 18:00:00,r2|transactions,{RawLines.Id(3)},141.710,2025-01-05 17:00:01,r2|"
            + $"transactions,{RawLines.Id(4)},141.710,2025-01-05 17:00:01,r3";
        foreach (var order in Orders)
        {
            foreach (var run in order.Split(' ')) await lake.LoadAsync(run);

            Assert.Equal((order, expected), (order, await lake.RowsAsync(All)));
            await lake.Warehouse.RunAsync("empty", ["DELETE FROM ops.load_audit", .. LoadTable.All.Select(table => $"DELETE FROM {table.Name}")], CancellationToken.None);
        }
    }

    [Fact]
    public async Task Load_KilledAfterAnyStatement_LeavesNothing_AndThenAll()
    {
        var lake = await ThreeRunsAsync();
        await lake.LoadAsync("r1");
        var before = await lake.RowsAsync(All) + await lake.RowsAsync(Ledger);
        var statements = int.MaxValue;
        for (var after = 0; after < statements; after++)
        {
            using var cut = new CutOffRedshift(aws.Url, after);
            await Assert.ThrowsAsync<Amazon.RedshiftDataAPIService.AmazonRedshiftDataAPIServiceException>(() => Through(cut, lake).RunAsync(Transactions, "r2", CancellationToken.None));
            statements = cut.Statements;
            Assert.Equal(before, await lake.RowsAsync(All) + await lake.RowsAsync(Ledger));
        }

        using var late = new CutOffRedshift(aws.Url, int.MaxValue);
        await Assert.ThrowsAsync<Amazon.RedshiftDataAPIService.AmazonRedshiftDataAPIServiceException>(() => Through(late, lake).RunAsync(Transactions, "r2", CancellationToken.None));
        Assert.False(await lake.Load.RunAsync(Transactions, "r2", CancellationToken.None), "what was committed is not loaded again");
        Assert.Equal("r2,2,2,240.710", await lake.RowsAsync("SELECT run_key, staged_rows, inserted_rows, amount FROM ops.load_audit WHERE run_key = 'r2'"));
        Assert.Equal("3", await lake.RowsAsync("SELECT COUNT(*) FROM raw.transactions"));
    }

    [Fact]
    public async Task Load_AfterTheTransformationRanAgain_ReplacesTheRunsRows()
    {
        var lake = await ThreeRunsAsync();
        await lake.LoadAsync("r1");
        var (rows, ledger) = (await lake.RowsAsync(All), await lake.RowsAsync(Ledger));

        await lake.TransformAsync("r1", await lake.Claims.ClaimAsync("r1", TimeProvider.System.GetUtcNow(), CancellationToken.None));
        await lake.LoadAsync("r1");

        Assert.Equal(rows, await lake.RowsAsync(All));
        Assert.Equal(ledger, await lake.RowsAsync(Ledger));
    }

    [Fact]
    public async Task Load_OfARowThatDoesNotFit_NamesFileAndColumn_AndLeavesTheTable()
    {
        var lake = await ThreeRunsAsync();
        await lake.Warehouse.RunAsync("narrow", ["DROP TABLE raw.feedback", """
            CREATE TABLE raw.feedback (transaction_id varchar(36), card_token varchar(26), verdict varchar(16), analyst varchar(2), note varchar(8000), given_at timestamp, event_date date, ingested_at timestamp, run_key varchar(200))
            """], CancellationToken.None);

        var failure = await Assert.ThrowsAsync<WarehouseException>(() => lake.Load.RunAsync(LoadTable.All.Single(table => table.Entity == "feedback"), "r1", CancellationToken.None));

        Assert.Contains("/processed/feedback/event_date=2025-01-06/run_key=r1/", failure.Message, StringComparison.Ordinal);
        Assert.Contains("analyst: String length exceeds DDL length", failure.Message, StringComparison.Ordinal);
        Assert.Equal("0", await lake.RowsAsync("SELECT COUNT(*) FROM raw.feedback"));
        Assert.Equal("0", await lake.RowsAsync("SELECT COUNT(*) FROM ops.load_audit"));
    }

    /// <summary>r2 corrects and repeats rows of r1; r3 brings older versions of both, late.</summary>
    private async Task<Lakehouse> ThreeRunsAsync()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "1", RawLines.Transaction(1), RawLines.Transaction(1), RawLines.Transaction(2));
        await lake.LandAsync("decisions", "1", RawLines.Decision(1));
        await lake.LandAsync("chargebacks", "1", RawLines.Chargeback(1));
        await lake.LandAsync("feedback", "1", RawLines.Feedback(1));
        await lake.LandAsync("shadow_scores", "1", RawLines.ShadowScore(1));
        await lake.ProcessAsync("r1");
        await lake.LandAsync("transactions", "2", RawLines.Transaction(2, line => { line["amount"] = JsonNode.Parse("99.00"); line["sent_at"] = "2025-01-05T18:00:00.000Z"; }), RawLines.Transaction(3));
        await lake.LandAsync("decisions", "2", RawLines.Decision(1, line => { line["decision"] = "decline"; line["decided_at"] = "2025-01-05T17:00:09.000Z"; }));
        await lake.LandAsync("feedback", "2", RawLines.Feedback(1, line => { line["verdict"] = "genuine"; line["given_at"] = "2025-01-09T09:00:00.000Z"; }));
        await lake.ProcessAsync("r2");
        await lake.LandAsync("transactions", "3", RawLines.Transaction(2, line => line["sent_at"] = "2025-01-05T17:30:00.000Z"), RawLines.Transaction(3), RawLines.Transaction(4), RawLines.Transaction(5, line => line["amount"] = -1));
        await lake.LandAsync("chargebacks", "3", RawLines.Chargeback(1, line => line["reported_at"] = "2025-03-01T10:00:00.000Z"));
        await lake.LandAsync("feedback", "3", RawLines.Feedback(1, line => line["given_at"] = "2025-01-08T09:00:00.000Z"));
        await lake.ProcessAsync("r3");
        return lake;
    }

    private static LoadStep Through(CutOffRedshift redshift, Lakehouse lake) =>
        new(lake.Lake, new WarehouseClient(redshift, lake.Platform, TimeProvider.System), lake.Platform, TimeProvider.System);
}
