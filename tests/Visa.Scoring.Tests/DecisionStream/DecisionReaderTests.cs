using Amazon.Kinesis.Model;
using Visa.Scoring.Alerts;
using Visa.Scoring.Tests.Ledger;

namespace Visa.Scoring.Tests.DecisionStream;

public sealed class DecisionReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeKinesis _kinesis = new();

    public void Dispose()
    {
        _kinesis.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ExecuteAsync_ShardIsSplit_ChildrenAreReadAfterTheirParent()
    {
        _kinesis.AddShard("child-a", parent: "parent");
        _kinesis.AddShard("child-b", parent: "parent");
        _kinesis.AddShard("parent");
        _kinesis.Put("child-a", DecisionSamples.Bytes(DecisionSamples.Decision(1)));
        _kinesis.Put("child-b", DecisionSamples.Bytes(DecisionSamples.Decision(2)));
        _kinesis.Put("parent", Enumerable.Range(10, 30).Select(i => DecisionSamples.Bytes(DecisionSamples.Decision(i))));
        await CreateDatabaseAsync();
        await using var reader = new ReaderRig(_folder, _kinesis, maxRecords: 7);
        await reader.StartAsync();
        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 30, "the open parent is read alone");
        Assert.Equal(["parent"], _kinesis.FirstReads);

        _kinesis.CloseShard("parent");

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 32, "the children are read");
        Assert.Equal("parent", _kinesis.FirstReads[0]);
        Assert.Equal(3, _kinesis.FirstReads.Count);
    }

    [Fact]
    public async Task ExecuteAsync_ShardsMerge_TheChildWaitsForBothParents()
    {
        _kinesis.AddShard("left");
        _kinesis.AddShard("right");
        _kinesis.AddShard("merged", parent: "left", adjacentParent: "right");
        _kinesis.Put("left", DecisionSamples.Bytes(DecisionSamples.Decision(1)));
        _kinesis.Put("right", DecisionSamples.Bytes(DecisionSamples.Decision(2)));
        _kinesis.Put("merged", DecisionSamples.Bytes(DecisionSamples.Decision(3)));
        _kinesis.CloseShard("left");
        await CreateDatabaseAsync();
        await using var reader = new ReaderRig(_folder, _kinesis);
        await reader.StartAsync();
        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 2, "both parents are read");
        Assert.DoesNotContain("merged", _kinesis.FirstReads);

        _kinesis.CloseShard("right");

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 3, "the merged shard is read");
    }

    [Fact]
    public async Task ExecuteAsync_StreamComesLater_IsReadOnceItIsThere()
    {
        _kinesis.Fault = _ => new ResourceNotFoundException("no stream yet");
        await CreateDatabaseAsync();
        await using var reader = new ReaderRig(_folder, _kinesis);
        await reader.StartAsync();
        _kinesis.AddShard("shard-0");
        _kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(1)));

        _kinesis.Fault = _ => null;

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 1, "the decision is read");
    }

    [Fact]
    public async Task ExecuteAsync_StreamWasMadeAnew_IsReadFromItsStart()
    {
        await CreateDatabaseAsync();
        using (var old = new FakeKinesis())
        {
            old.AddShard("shard-0");
            old.Put("shard-0", Enumerable.Range(0, 20).Select(i => DecisionSamples.Bytes(DecisionSamples.Decision(i))));
            await using var first = new ReaderRig(_folder, old);
            await first.StartAsync();
            await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 20, "the old stream is read");
        }

        _kinesis.AddShard("shard-0");
        _kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(19)), DecisionSamples.Bytes(DecisionSamples.Decision(21)));
        await using var second = new ReaderRig(_folder, _kinesis);
        await second.StartAsync();

        await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions == 21, "the new stream is read");
        Assert.Equal(1, (await TotalsAsync()).Redelivered);
    }

    [Fact]
    public async Task ExecuteAsync_NewAlert_SignalsOpenPages()
    {
        _kinesis.AddShard("shard-0");
        await CreateDatabaseAsync();
        await using var reader = new ReaderRig(_folder, _kinesis);
        using var closed = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var changes = reader.Feed.ChangesAsync(closed.Token).GetAsyncEnumerator(closed.Token);
        var change = changes.MoveNextAsync();
        await reader.StartAsync();

        _kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(7)));

        Assert.True(await change);
        using var rig = new LedgerRig(_folder);
        Assert.Single(await rig.Queries.NewestAsync(10, null, AlertFilter.All, default));
    }

    private async Task CreateDatabaseAsync()
    {
        using var rig = new LedgerRig(_folder);
        await rig.CreateAsync();
    }

    private async Task<Visa.Scoring.Ledger.LedgerTotals> TotalsAsync()
    {
        using var rig = new LedgerRig(_folder);
        return await rig.Queries.TotalsAsync(default);
    }
}
