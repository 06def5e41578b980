using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Batch;

public sealed class SentCheckTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>
{
    [Fact]
    public async Task Run_ProcessedAndQuarantined_AddUpToWhatWasSent()
    {
        var lake = await LoadedAsync();
        await TellAsync(lake, Line(1), Line(2), Line(3), Line(9, sentAt: "2000-01-01T00:00:00.000Z"));

        var checks = await CheckAsync(lake);

        Assert.All(checks, check => Assert.True(check.IsMet, $"{check.Name}: {check.Expected} and {check.Actual}"));
        Assert.Equal(["3", "0", "76.500"], checks.Select(check => check.Expected));
        Assert.Equal("3,2,1,0", await lake.RowsAsync("SELECT sent_rows, processed_rows, quarantined_rows, both_rows FROM ops.sent_audit"));
    }

    [Fact]
    public async Task Run_OneIsNowhere_IsSaid()
    {
        var lake = await LoadedAsync();
        await TellAsync(lake, Line(1), Line(2), Line(3), Line(4));

        var checks = await CheckAsync(lake);

        Assert.Equal(["transactions: sent = processed + quarantined: 4 and 3", "billing amounts: sent = processed + quarantined: 102.000 and 76.500"], Wrong(checks));
    }

    [Fact]
    public async Task Run_ACentIsMissing_IsSaid()
    {
        var lake = await LoadedAsync();
        await TellAsync(lake, Line(1), Line(2, amount: "25.51"), Line(3));

        var checks = await CheckAsync(lake);

        Assert.Equal(["billing amounts: sent = processed + quarantined: 76.510 and 76.500"], Wrong(checks));
    }

    [Fact]
    public async Task Run_OneIsInBoth_IsSaid()
    {
        var lake = await LoadedAsync();
        await lake.LandAsync("transactions", "b", RawLines.Transaction(2, line => line["mcc"] = "411"));
        await lake.ProcessAsync("r2");
        await lake.LoadAsync("r2");
        await TellAsync(lake, Line(1), Line(2), Line(3));

        Assert.Equal(["transactions: processed and quarantined: 0 and 1"], Wrong(await CheckAsync(lake)));
    }

    [Fact]
    public async Task Run_NothingWasTold_HasNothingToCompare() => Assert.Empty(await CheckAsync(await LoadedAsync()));

    /// <summary>Two processed transactions, one of them twice, and one in the quarantine.</summary>
    private async Task<Lakehouse> LoadedAsync()
    {
        var lake = await aws.LakehouseAsync();
        await lake.LandAsync("transactions", "a", RawLines.Transaction(1), RawLines.Transaction(1), RawLines.Transaction(2), RawLines.Transaction(3, line => line["merchant_country"] = "Brazil"));
        await lake.ProcessAsync("r1");
        await lake.LoadAsync("r1");
        return lake;
    }

    private static Task TellAsync(Lakehouse lake, params IEnumerable<string> lines) => lake.PutAsync("truth/run=a/part-00000.json.gz", Lakehouse.Gzip(string.Concat(lines)));

    private static string Line(int number, string amount = "25.50", string sentAt = "2025-01-05T17:00:01.000Z") =>
        $$"""{"transaction_id":"{{RawLines.Id(number)}}","is_fraud":false,"typology":null,"billing_amount":{{amount}},"sent_at":"{{sentAt}}"}""" + "\n";

    private static async Task<IReadOnlyList<Check>> CheckAsync(Lakehouse lake)
    {
        var interval = new DataInterval(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeProvider.System.GetUtcNow());
        return await new SentCheck(lake.Lake, lake.Warehouse, TimeProvider.System).RunAsync("r1", interval, CancellationToken.None);
    }

    private static IEnumerable<string> Wrong(IEnumerable<Check> checks) => checks.Where(check => !check.IsMet).Select(check => $"{check.Name}: {check.Expected} and {check.Actual}");
}
