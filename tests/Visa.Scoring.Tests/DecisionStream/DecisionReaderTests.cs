using Amazon.Kinesis.Model;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.Scoring.Tests.Ledger;
using Visa.Scoring.Tests.SharedQueue;

namespace Visa.Scoring.Tests.DecisionStream;

public abstract class DecisionReaderTests(PostgresServer? server) : IAsyncLifetime
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
    public async Task ExecuteAsync_ShardIsSplit_ChildrenAreReadAfterTheirParent()
    {
        _kinesis.AddShard("child-a", parent: "parent");
        _kinesis.AddShard("child-b", parent: "parent");
        _kinesis.AddShard("parent");
        _kinesis.Put("child-a", DecisionSamples.Bytes(DecisionSamples.Decision(1)));
        _kinesis.Put("child-b", DecisionSamples.Bytes(DecisionSamples.Decision(2)));
        _kinesis.Put("parent", Enumerable.Range(10, 30).Select(i => DecisionSamples.Bytes(DecisionSamples.Decision(i))));
        await using var reader = new ReaderRig(_database, _kinesis, maxRecords: 7);
        await reader.StartAsync();
        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 30, "the open parent is read alone");
        Assert.Equal(["parent"], _kinesis.FirstReads);

        _kinesis.CloseShard("parent");

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 32, "the children are read");
        Assert.Equal("parent", _kinesis.FirstReads[0]);
        Assert.Equal(3, _kinesis.FirstReads.Count);
    }

    [SkippableFact]
    public async Task ExecuteAsync_ShardsMerge_TheChildWaitsForBothParents()
    {
        _kinesis.AddShard("left");
        _kinesis.AddShard("right");
        _kinesis.AddShard("merged", parent: "left", adjacentParent: "right");
        _kinesis.Put("left", DecisionSamples.Bytes(DecisionSamples.Decision(1)));
        _kinesis.Put("right", DecisionSamples.Bytes(DecisionSamples.Decision(2)));
        _kinesis.Put("merged", DecisionSamples.Bytes(DecisionSamples.Decision(3)));
        _kinesis.CloseShard("left");
        await using var reader = new ReaderRig(_database, _kinesis);
        await reader.StartAsync();
        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 2, "both parents are read");
        Assert.DoesNotContain("merged", _kinesis.FirstReads);

        _kinesis.CloseShard("right");

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 3, "the merged shard is read");
    }

    [SkippableFact]
    public async Task ExecuteAsync_StreamComesLater_IsReadOnceItIsThere()
    {
        _kinesis.Fault = _ => new ResourceNotFoundException("no stream yet");
        await using var reader = new ReaderRig(_database, _kinesis);
        await reader.StartAsync();
        _kinesis.AddShard("shard-0");
        _kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(1)));

        _kinesis.Fault = _ => null;

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 1, "the decision is read");
    }

    [SkippableFact]
    public async Task ExecuteAsync_StreamWasMadeAnew_IsReadFromItsStart()
    {
        using (var old = new FakeKinesis())
        {
            old.AddShard("shard-0");
            old.Put("shard-0", Enumerable.Range(0, 20).Select(i => DecisionSamples.Bytes(DecisionSamples.Decision(i))));
            await using var first = new ReaderRig(_database, old);
            await first.StartAsync();
            await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 20, "the old stream is read");
        }

        _kinesis.AddShard("shard-0");
        _kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(19)), DecisionSamples.Bytes(DecisionSamples.Decision(21)));
        await using var second = new ReaderRig(_database, _kinesis);
        await second.StartAsync();

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 21, "the new stream is read");
        Assert.Equal(1, (await TotalsAsync()).Redelivered);
    }

    [SkippableFact]
    public async Task ExecuteAsync_NewAlert_SignalsOpenPages()
    {
        _kinesis.AddShard("shard-0");
        await using var reader = new ReaderRig(_database, _kinesis);
        using var closed = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var changes = reader.Feed.ChangesAsync(closed.Token).GetAsyncEnumerator(closed.Token);
        var change = changes.MoveNextAsync();
        await reader.StartAsync();

        _kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(7)));

        Assert.True(await change);
        using var rig = new LedgerRig(_database);
        Assert.Single(await rig.Queries.NewestAsync(10, null, AlertFilter.All, default));
    }

    private Task<LedgerTotals> TotalsAsync() => _database.TotalsAsync();

    public sealed class OnSqlite() : DecisionReaderTests(null);

    [Collection(PostgresServer.Name)]
    public sealed class OnPostgres(PostgresServer server) : DecisionReaderTests(server);
}
