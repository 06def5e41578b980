using Visa.Domain.Transactions;
using Visa.Scoring.Lake;
using Visa.Scoring.Tests.Registry;

namespace Visa.Scoring.Tests.Lake;

public sealed class LakeHistoryTests
{
    private const string Key = "processed/transactions/event_date=2025-03-01/run_key=a/part-00000.parquet";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ReadAsync_ColumnsInAnyOrderAndMoreOfThem_AreTheTransactions()
    {
        var lake = new SyntheticLake();
        var history = new LakeHistory(await lake.WriteAsync());

        var days = await history.DaysAsync(None);

        Assert.Equal(Enumerable.Range(0, SyntheticLake.Days).Select(SyntheticLake.FirstDay.AddDays), days.Select(day => day.Date));
        Assert.Equal(lake.Transactions.TakeWhile(transaction => transaction.EventTime.Day == 1), await history.ReadAsync(days[0], None));
    }

    [Fact]
    public async Task ReadAsync_TransactionOfSeveralRuns_StandsOnce()
    {
        var lake = new SyntheticLake();
        var objects = await lake.WriteAsync();
        objects.Put(Key.Replace("run_key=a", "run_key=b", StringComparison.Ordinal), (await objects.ReadAsync(Key, None))!);
        objects.Put("processed/transactions/event_date=2025-03-01/_SUCCESS", []);
        var history = new LakeHistory(objects);

        var day = (await history.DaysAsync(None))[0];

        Assert.Equal(2, day.Keys.Count);
        Assert.Equal(lake.Transactions.Count(transaction => transaction.EventTime.Day == 1), (await history.ReadAsync(day, None)).Count);
    }

    [Fact]
    public async Task ReadAheadAsync_Days_AreThoseOfReadAsyncInTheirOrder()
    {
        var history = new LakeHistory(await new SyntheticLake().WriteAsync());
        var days = await history.DaysAsync(None);

        var read = new List<(LakeDay Day, IReadOnlyList<Transaction> Transactions)>();
        await foreach (var day in history.ReadAheadAsync(days, None)) read.Add(day);

        Assert.Equal(days, read.Select(day => day.Day));
        foreach (var (day, transactions) in read) Assert.Equal(await history.ReadAsync(day, None), transactions);
    }

    [Fact]
    public async Task ReadAheadAsync_DamagedDay_FailsWhenItsTurnHasCome()
    {
        var objects = await new SyntheticLake().WriteAsync();
        objects.Put("processed/transactions/event_date=2025-03-02/run_key=b/part-00000.parquet", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        var history = new LakeHistory(objects);
        var read = new List<DateOnly>();

        await Assert.ThrowsAsync<LakeException>(async () =>
        {
            await foreach (var (day, _) in history.ReadAheadAsync(await history.DaysAsync(None), None)) read.Add(day.Date);
        });

        Assert.Equal([SyntheticLake.FirstDay], read);
    }

    [Fact]
    public async Task ReadAsync_FileWithoutAColumn_SaysWhichFileAndColumn()
    {
        var objects = new MemoryModelObjects();
        objects.Put(Key, await LakeFiles.TransactionsAsync(new SyntheticLake().Transactions[..10], without: "mcc"));

        var refused = await Assert.ThrowsAsync<LakeException>(() => FirstDayAsync(objects));

        Assert.Contains($"{Key} has no column mcc", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BytesThatAreNoParquet_SaysWhichFile()
    {
        var objects = new MemoryModelObjects();
        objects.Put(Key, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        var refused = await Assert.ThrowsAsync<LakeException>(() => FirstDayAsync(objects));

        Assert.StartsWith($"{Key} is no Parquet file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadReportsAsync_Disputes_CountOnlyAsFraudAndByTheirFirstReport()
    {
        var lake = new SyntheticLake();
        var again = lake.Chargebacks.First(chargeback => chargeback.ReasonCode == "10.4");
        lake.Chargebacks.Add(again with { ReportedAt = again.ReportedAt.AddDays(3) });
        var other = lake.Chargebacks.First(chargeback => chargeback.ReasonCode == "13.1");

        var reports = await new LakeHistory(await lake.WriteAsync()).ReadReportsAsync(None);

        Assert.Equal(again.ReportedAt, reports.ReportedAt(again.TransactionId));
        Assert.Null(reports.ReportedAt(other.TransactionId));
        Assert.Equal(lake.Chargebacks.Where(chargeback => chargeback.CardToken == again.CardToken && chargeback.ReasonCode == "10.4").Min(chargeback => chargeback.ReportedAt), reports.CompromisedAt(again.CardToken));
    }

    private static async Task FirstDayAsync(MemoryModelObjects objects)
    {
        var history = new LakeHistory(objects);
        await history.ReadAsync((await history.DaysAsync(None))[0], None);
    }
}
