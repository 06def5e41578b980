using Microsoft.EntityFrameworkCore;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.Scoring.Tests.SharedQueue;

namespace Visa.Scoring.Tests.Ledger;

public abstract class DecisionLedgerTests(PostgresServer? server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private LedgerRig _rig = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        _rig = new LedgerRig(_database);
        await _rig.PrepareAsync();
    }

    public Task DisposeAsync()
    {
        _rig?.Dispose();
        _database?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task SettleAsync_ReviewAndDecline_BecomeAlertsWithReasonsInWords()
    {
        await SettleAsync(null, DecisionSamples.Decision(1, DecisionOutcome.Approve), DecisionSamples.Decision(2, DecisionOutcome.Review), DecisionSamples.Decision(3, DecisionOutcome.Decline));

        var alerts = await _rig.Queries.NewestAsync(10, null, AlertFilter.All, default);
        Assert.Equal([DecisionSamples.Id(3).ToString(), DecisionSamples.Id(2).ToString()], alerts.Select(alert => alert.TransactionId));
        Assert.Equal(["Large amount", "ODD"], alerts[0].Reasons.Select(reason => reason.Says));
        Assert.Equal(DecisionSamples.Start.AddSeconds(3), alerts[0].EventTime);
        var totals = await _rig.Queries.TotalsAsync(default);
        Assert.Equal((3, 1, 1), (totals.Decisions, totals.Reviews, totals.Declines));
        Assert.Equal(DecisionSamples.Decision(1).DecidedAt, totals.FirstDecisionAt);
    }

    [SkippableFact]
    public async Task SettleAsync_SameDecisionDecidedAgainLater_IsARedelivery()
    {
        var decision = DecisionSamples.Decision(7);
        await SettleAsync(null, decision);

        var settlement = await SettleAsync("0", decision with { DecidedAt = decision.DecidedAt.AddMinutes(5) }, decision);

        Assert.Equal(2, settlement.Redelivered);
        Assert.Empty(settlement.Conflicts);
        Assert.Single(await _rig.Queries.NewestAsync(10, null, AlertFilter.All, default));
        Assert.Equal((1, 0, 0), await _rig.Queries.CountAsync(default));
    }

    [SkippableTheory]
    [InlineData(DecisionOutcome.Approve, DecisionOutcome.Decline, 0)]
    [InlineData(DecisionOutcome.Decline, DecisionOutcome.Approve, 1)]
    [InlineData(DecisionOutcome.Review, DecisionOutcome.Decline, 1)]
    public async Task SettleAsync_SecondDecisionDiffers_TheFirstStandsAndTheSecondIsKept(DecisionOutcome first, DecisionOutcome second, int alerts)
    {
        await SettleAsync(null, DecisionSamples.Decision(1, first));

        await SettleAsync("0", DecisionSamples.Decision(1, second));

        var kept = await _rig.Queries.NewestAsync(10, null, AlertFilter.All, default);
        Assert.Equal(alerts, kept.Count);
        Assert.All(kept, alert => Assert.Equal(first, alert.Outcome));
        Assert.Equal((alerts, 0, 1), await _rig.Queries.CountAsync(default));
        await using var db = _rig.CreateDbContext();
        var conflict = await db.ConflictingDecisions.SingleAsync();
        Assert.Equal(("shard-0", "0"), (conflict.ShardId, conflict.SequenceNumber));
        Assert.Contains($"\"{second.ToString().ToLowerInvariant()}\"", conflict.Decision, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task SettleAsync_DifferingDecisionsInOnePage_AreAConflictToo()
    {
        var settlement = await SettleAsync(null, DecisionSamples.Decision(1, DecisionOutcome.Review), DecisionSamples.Decision(1, DecisionOutcome.Decline));

        Assert.Single(settlement.Alerts);
        Assert.Single(settlement.Conflicts);
    }

    [SkippableFact]
    public async Task SettleAsync_NoDecision_IsKeptWithItsPlaceAndReason()
    {
        var bad = StreamedRecord.Decode("41", "{\"transaction_id\": 5}\n"u8.ToArray());

        await _rig.Ledger.SettleAsync(new ShardPage("decisions", "shard-0", null, [bad], IsLast: false), default);

        await using var db = _rig.CreateDbContext();
        var rejected = await db.RejectedDecisions.SingleAsync();
        Assert.Equal(("shard-0", "41"), (rejected.ShardId, rejected.SequenceNumber));
        Assert.Equal("{\"transaction_id\": 5}\n"u8.ToArray(), rejected.Payload);
        Assert.NotEmpty(rejected.Error);
        Assert.Equal(1, (await _rig.Queries.TotalsAsync(default)).Rejected);
    }

    [SkippableFact]
    public async Task SettleAsync_TextsWithANul_AreKeptWithoutIt()
    {
        var strange = DecisionSamples.Decision(7);

        await SettleAsync(null, strange with { Context = strange.Context with { ModelVersion = "model\0one" } });

        Assert.Equal("model\uFFFDone", (await _rig.Queries.FindAsync(DecisionSamples.Id(7), default))!.ModelVersion);
    }

    [SkippableFact]
    public async Task SettleAsync_PageFromElsewhere_ChangesNothing()
    {
        await SettleAsync(null, DecisionSamples.Decision(7));

        await Assert.ThrowsAsync<PositionMovedException>(() => SettleAsync(null, DecisionSamples.Decision(14)));

        Assert.Equal(1, (await _rig.Queries.TotalsAsync(default)).Decisions);
        Assert.Equal("0", (await _rig.Ledger.PositionOfAsync("decisions", "shard-0", default)).SequenceNumber);
    }

    [SkippableFact]
    public async Task SettleAsync_LastPage_EndsTheShard()
    {
        await _rig.Ledger.SettleAsync(new ShardPage("decisions", "shard-0", null, [], IsLast: true), default);

        Assert.Equal(["shard-0"], await _rig.Ledger.EndedShardsAsync("decisions", default));
        Assert.Empty(await _rig.Ledger.EndedShardsAsync("another", default));
    }

    [SkippableFact]
    public async Task SettleAsync_MoreThanRemembered_ForgetsTheOldestButNeverAnAlert()
    {
        using var rig = new LedgerRig(_database, rememberedDecisions: 10);
        await rig.Ledger.SettleAsync(Page(null, [.. Enumerable.Range(1, 50).Select(i => DecisionSamples.Decision(i))]), default);

        var again = await rig.Ledger.SettleAsync(Page("49", DecisionSamples.Decision(1), DecisionSamples.Decision(7)), default);

        Assert.Equal(DecisionSamples.Id(1).ToString(), Assert.Single(again.Settled).TransactionId);
        Assert.Equal(1, again.Redelivered);
        await using var db = rig.CreateDbContext();
        Assert.Equal(10, await db.SettledDecisions.CountAsync());
    }

    [SkippableFact]
    public async Task FindAsync_AnyAlert_GivesItBackWhole()
    {
        await SettleAsync(null, DecisionSamples.Decision(7));

        var alert = await _rig.Queries.FindAsync(DecisionSamples.Id(7), default);

        Assert.NotNull(alert);
        Assert.Equal(DecisionSamples.Decision(7).CardToken.ToString(), alert.CardToken);
        Assert.Equal(0.93, alert.Score);
        Assert.Equal(DegradeStep.Model, alert.Step);
        Assert.Null(await _rig.Queries.FindAsync(DecisionSamples.Id(8), default));
    }

    private Task<Settlement> SettleAsync(string? from, params Decision[] decisions) => _rig.Ledger.SettleAsync(Page(from, decisions), default);

    private static ShardPage Page(string? from, params Decision[] decisions) => new(
        "decisions",
        "shard-0",
        from,
        [.. decisions.Select((decision, i) => StreamedRecord.Decode(i.ToString(System.Globalization.CultureInfo.InvariantCulture), DecisionSamples.Bytes(decision)))],
        IsLast: false);

    public sealed class OnSqlite() : DecisionLedgerTests(null);

    [Collection(PostgresServer.Name)]
    public sealed class OnPostgres(PostgresServer server) : DecisionLedgerTests(server);
}
