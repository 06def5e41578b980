using Amazon.Kinesis.Model;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.Scoring.Tests.Ledger;
using Visa.Scoring.Tests.SharedQueue;

namespace Visa.Scoring.Tests.DecisionStream;

public abstract class DecisionReaderCrashTests(PostgresServer? server) : IAsyncLifetime
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

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ExecuteAsync_CrashesAtAnyStep_EveryRecordTakesEffectExactlyOnce(int seed)
    {
        const int Decisions = 210;
        var random = new Random(seed);
        FillThreeShards(Decisions, random, out var expected);
        var isCalm = false;
        var crashes = 0;
        bool Crashes()
        {
            lock (random)
            {
                var isNow = !isCalm && random.Next(15) == 0;
                crashes += isNow ? 1 : 0;
                return isNow;
            }
        }

        _kinesis.Fault = _ => Crashes() ? new ProvisionedThroughputExceededException("slow down") : Crashes() ? new ExpiredIteratorException("expired") : null;
        for (var life = 0; life < 4; life++)
        {
            var goal = (life + 1) * Decisions / 4;
            isCalm = false;
            await using var reader = new ReaderRig(_database, _kinesis, maxRecords: 1 + random.Next(20), new CrashingInterceptor(_ => Crashes()));
            await reader.StartAsync();

            // The counts are read through a context that does not crash.
            await Eventually.TrueAsync(async () => (await TotalsAsync()).Decisions >= Math.Min(goal, Decisions - 1), $"{goal} decisions in life {life}");
            if (life == 3)
            {
                isCalm = true;
                await Eventually.TrueAsync(async () => await IsSettledAsync(expected), "all records settled");
            }
        }

        Assert.True(crashes > 10, $"only {crashes} crashes");
        using var rig = new LedgerRig(_database);
        var alerts = await rig.Queries.NewestAsync(10_000, null, AlertFilter.All, default);
        Assert.Equal(expected.Alerts.Order(), alerts.Select(alert => alert.TransactionId).Order());
        var totals = await rig.Queries.TotalsAsync(default);
        Assert.Equal((Decisions, expected.Redelivered, 1, 2), ((int)totals.Decisions, (int)totals.Redelivered, (int)totals.Conflicts, (int)totals.Rejected));
        Assert.Equal(expected.Alerts.Count, totals.Reviews + totals.Declines);
    }

    /// <summary>Decisions over three shards, every tenth of them twice, one that contradicts an earlier one, and two records that are no decisions.</summary>
    private void FillThreeShards(int decisions, Random random, out Expected expected)
    {
        var redelivered = 0;
        for (var shard = 0; shard < 3; shard++)
        {
            _kinesis.AddShard($"shard-{shard}");
        }

        for (var i = 0; i < decisions; i++)
        {
            var shard = $"shard-{i % 3}";
            _kinesis.Put(shard, DecisionSamples.Bytes(DecisionSamples.Decision(i)));
            if (random.Next(10) == 0)
            {
                redelivered++;
                _kinesis.Put(shard, DecisionSamples.Bytes(DecisionSamples.Decision(i) with { DecidedAt = DecisionSamples.Start }));
            }
        }

        _kinesis.Put("shard-0", "rubbish"u8.ToArray());
        _kinesis.Put("shard-1", DecisionSamples.Bytes(DecisionSamples.Decision(1, DecisionOutcome.Decline)), []);
        expected = new Expected(
            [.. Enumerable.Range(0, decisions).Select(i => DecisionSamples.Decision(i)).Where(d => d.Outcome != DecisionOutcome.Approve).Select(d => d.TransactionId.ToString())],
            redelivered,
            Records: decisions + redelivered + 3);
    }

    private Task<LedgerTotals> TotalsAsync() => _database.TotalsAsync();

    private async Task<bool> IsSettledAsync(Expected expected)
    {
        var totals = await TotalsAsync();
        return totals.Decisions + totals.Redelivered + totals.Conflicts + totals.Rejected >= expected.Records;
    }

    private sealed record Expected(List<string> Alerts, int Redelivered, int Records);

    public sealed class OnSqlite() : DecisionReaderCrashTests(null);

    [Collection(PostgresServer.Name)]
    public sealed class OnPostgres(PostgresServer server) : DecisionReaderCrashTests(server);
}
