using System.Globalization;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.Scoring.Tests.Ledger;

namespace Visa.Scoring.Tests.SharedQueue;

/// <summary>Two tasks that settle the same pages of the same shards at once, with nothing between them but the database.</summary>
[Collection(PostgresServer.Name)]
public sealed class SharedLedgerTests(PostgresServer server) : IAsyncLifetime
{
    private const int Shards = 3;
    private const int Decisions = 240;

    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        await _database.PrepareAsync();
    }

    public Task DisposeAsync()
    {
        _database?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task SettleAsync_TwoTasksRaceOverTheSamePages_EachRecordTakesEffectOnce()
    {
        using var one = new LedgerRig(_database);
        using var other = new LedgerRig(_database);

        // Three threads a shard and task; pages differ in length, so that they also overlap.
        var refused = await Task.WhenAll(
            from rig in (LedgerRig[])[one, other]
            from shard in Enumerable.Range(0, Shards)
            from size in (int[])[3, 7, 11]
            select Task.Run(() => ReadToEndAsync(rig.Ledger, shard, size)));

        Assert.True(refused.Sum() > 10, $"only {refused.Sum()} pages were refused, so there was hardly a race");
        var totals = await _database.TotalsAsync();
        Assert.Equal((Decisions, Shards - 1, 1), ((int)totals.Decisions, (int)totals.Redelivered, (int)totals.Rejected));
        var expected = Enumerable.Range(0, Decisions).Where(i => i % 3 == 0 || i % 7 == 0).Select(i => DecisionSamples.Id(i).ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(expected, (await one.Queries.NewestAsync(1_000, null, AlertFilter.All, default)).Select(alert => alert.TransactionId).Order(StringComparer.Ordinal));
        Assert.Equal((totals.Reviews + totals.Declines, 0L, 0L), await one.Queries.CountAsync(default));
        Assert.Equal(Shards, (await other.Ledger.EndedShardsAsync("decisions", default)).Count);
    }

    /// <summary>As a shard's reader does, from the stored position again whenever it has moved.</summary>
    private static async Task<int> ReadToEndAsync(DecisionLedger ledger, int shard, int size)
    {
        var records = Records(shard);
        for (var refused = 0; ;)
        {
            var stored = await ledger.PositionOfAsync("decisions", $"shard-{shard}", default);
            if (stored.HasEnded) return refused;
            var start = stored.SequenceNumber is { } last ? int.Parse(last, CultureInfo.InvariantCulture) + 1 : 0;
            var page = records.Skip(start).Take(size).ToList();
            try
            {
                await ledger.SettleAsync(new ShardPage("decisions", $"shard-{shard}", stored.SequenceNumber, page, IsLast: start + page.Count == records.Count), default);
            }
            catch (PositionMovedException)
            {
                refused++;
            }
        }
    }

    /// <summary>A shard's share of the decisions; the first decision is in each shard, and one record is no decision.</summary>
    private static List<StreamedRecord> Records(int shard)
    {
        var bytes = Enumerable.Range(0, Decisions).Where(i => i % Shards == shard || i == 0).Select(i => DecisionSamples.Bytes(DecisionSamples.Decision(i))).ToList();
        if (shard == 0) bytes.Add("rubbish"u8.ToArray());
        return [.. bytes.Select((record, i) => StreamedRecord.Decode(i.ToString(CultureInfo.InvariantCulture), record))];
    }
}
