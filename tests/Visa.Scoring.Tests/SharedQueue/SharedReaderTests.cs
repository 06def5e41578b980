using Visa.Scoring.Alerts;
using Visa.Scoring.Tests.DecisionStream;
using Visa.Scoring.Tests.Ledger;

namespace Visa.Scoring.Tests.SharedQueue;

[Collection(PostgresServer.Name)]
public sealed class SharedReaderTests(PostgresServer server) : IAsyncLifetime
{
    private readonly FakeKinesis _kinesis = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        await _database.PrepareAsync();
    }

    public Task DisposeAsync()
    {
        _kinesis.Dispose();
        _database?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task ExecuteAsync_TwoTasks_OneReadsAndTheOtherGoesOnWhenItIsGone()
    {
        var secondStream = new FakeKinesis();
        using var _ = secondStream;
        foreach (var stream in (FakeKinesis[])[_kinesis, secondStream]) stream.AddShard("shard-0");
        Put(0, 100);
        await using var second = new ReaderRig(_database, secondStream, maxRecords: 7);
        await using (var first = new ReaderRig(_database, _kinesis, maxRecords: 7))
        {
            await first.StartAsync();
            await Eventually.TrueAsync(async () => (await _database.TotalsAsync()).Decisions == 100, "the first has read all");
            await second.StartAsync();
            Put(100, 50);
            await Eventually.TrueAsync(async () => (await _database.TotalsAsync()).Decisions == 150, "the first reads on");
            Assert.Empty(secondStream.FirstReads);
        }

        Put(150, 50);

        await Eventually.TrueAsync(async () => (await _database.TotalsAsync()).Decisions == 200, "the second goes on");
        Assert.Equal(["shard-0"], secondStream.FirstReads);
        var totals = await _database.TotalsAsync();
        Assert.Equal((0, 0), (totals.Redelivered, totals.Conflicts));
        var expected = Enumerable.Range(0, 200).Where(i => i % 3 == 0 || i % 7 == 0).Reverse().Select(i => DecisionSamples.Id(i).ToString());
        Assert.Equal(expected, (await second.Ledger.Queries.NewestAsync(1_000, null, AlertFilter.All, default)).Select(alert => alert.TransactionId));

        // Each task has its own view of the one stream, which tells who reads.
        void Put(int start, int count)
        {
            foreach (var stream in (FakeKinesis[])[_kinesis, secondStream]) stream.Put("shard-0", Enumerable.Range(start, count).Select(i => DecisionSamples.Bytes(DecisionSamples.Decision(i))));
        }
    }
}
