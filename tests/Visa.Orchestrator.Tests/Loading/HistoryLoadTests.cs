using Visa.Domain.Cards;
using Visa.Generator.History;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Simulation;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Loading;

/// <summary>The generator's own files, by its own code, into the warehouse.</summary>
public sealed class HistoryLoadTests(LocalAwsFixture aws) : IClassFixture<LocalAwsFixture>, IDisposable
{
    private static readonly DateOnly Start = new(2025, 3, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("visa-history-").FullName;

    [Fact]
    public async Task Run_FinishedHistory_IsLoadedOnceAndToTheCent()
    {
        var lake = await aws.LakehouseAsync();
        var made = await MakeAsync(HistoryFormat.Parquet);
        await UploadAsync(lake);

        var checks = await RunAsync(lake);
        var said = new List<string>();
        var again = await RunAsync(lake, said);

        Assert.Equal(3, checks.Count);
        Assert.All(checks, check => Assert.True(check.IsMet, $"{check.Name}: {check.Expected} and {check.Actual}"));
        Assert.Equal(checks, again);
        Assert.All(said, line => Assert.EndsWith("done before", line, StringComparison.Ordinal));
        Assert.Equal($"{made.Transactions},2,history-1", await lake.RowsAsync("SELECT COUNT(*), COUNT(DISTINCT event_date), MIN(run_key) FROM raw.transactions WHERE CAST(event_time AS DATE) = event_date AND ingested_at = sent_at"));
        Assert.Equal(made.Chargebacks.ToString(System.Globalization.CultureInfo.InvariantCulture), await lake.RowsAsync("SELECT COUNT(*) FROM raw.chargebacks WHERE ingested_at = reported_at"));
    }

    [Fact]
    public async Task Run_UnfinishedOrRawHistory_IsLeft()
    {
        var lake = await aws.LakehouseAsync();
        var said = new List<string>();
        Assert.Empty(await RunAsync(lake, said));
        await MakeAsync(HistoryFormat.Json);
        await UploadAsync(lake);
        Assert.Empty(await RunAsync(lake, said));
        await lake.PutAsync("state/generator/history.json", """{"seed":1,"format":"parquet","summary":null}"""u8.ToArray());
        Assert.Empty(await RunAsync(lake, said));

        Assert.Equal(["history: the processed zone has none", "history: the processed zone has none", "history: left out, as it is not finished"], said);
        Assert.Equal("0", await lake.RowsAsync("SELECT COUNT(*) FROM ops.load_audit"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<HistorySummary> MakeAsync(HistoryFormat format)
    {
        var settings = new SimulationSettings { Seed = 1, Cards = 1_500, Merchants = 300, FraudBasisPoints = 200, Start = Start };
        var options = new HistoryOptions { Days = 2, Start = Start, Parallelism = 2, Format = format };
        return new HistoryRun(settings, options, new CardTokenizer(TokenKey.PublicDevelopment), new FolderTarget(_folder), TimeProvider.System).RunAsync((_, _) => { }, CancellationToken.None);
    }

    private async Task UploadAsync(Lakehouse lake)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
            await lake.PutAsync(Path.GetRelativePath(_folder, file), await File.ReadAllBytesAsync(file));
    }

    private static Task<IReadOnlyList<Check>> RunAsync(Lakehouse lake, List<string>? said = null) =>
        new HistoryLoad(lake.Lake, lake.Warehouse, lake.Load).RunAsync(line => said?.Add(line), CancellationToken.None);
}
