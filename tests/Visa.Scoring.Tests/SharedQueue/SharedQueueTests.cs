using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly.Registry;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Delivery;
using Visa.Scoring.Feedback;
using Visa.Scoring.Ledger;
using Visa.Scoring.SharedQueue;
using Visa.Scoring.Tests.Delivery;
using Visa.Scoring.Tests.Ledger;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.Tests.SharedQueue;

/// <summary>What analysts see of several tasks: one queue, live on every page, and each verdict in the lake once.</summary>
[Collection(PostgresServer.Name)]
public sealed class SharedQueueTests(PostgresServer server) : IAsyncLifetime
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(120));
    private readonly ResiliencePipelineRegistry<string> _pipelines = new();
    private readonly FakeFirehose _firehose = new();
    private TestDatabase _database = null!;
    private LedgerRig _rig = null!;

    public async Task InitializeAsync()
    {
        _pipelines.TryAddBuilder(ResiliencePipelines.Firehose, (_, _) => { });
        _database = await TestDatabase.CreateAsync(server);
        _rig = new LedgerRig(_database);
        await _rig.PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        _rig?.Dispose();
        _database?.Dispose();
        _firehose.Dispose();
        await _pipelines.DisposeAsync();
        _timeout.Dispose();
    }

    [SkippableFact]
    public async Task Changes_InOneTask_AreSeenOnThePagesOfAnother()
    {
        var feed = new AlertFeed();
        using var listener = new QueueListener(_database.Postgres!, feed, new FeedbackSignal(), TimeProvider.System, NullLogger<QueueListener>.Instance);
        await using var page = feed.ChangesAsync(_timeout.Token).GetAsyncEnumerator(_timeout.Token);
        var change = page.MoveNextAsync();
        await listener.StartAsync(default);
        Assert.True(await change, "what may have been missed before it listened");

        await AlertAsync(1);
        Assert.True(await page.MoveNextAsync(), "a new alert");
        Assert.Equal(AlertWork.Done, await Desk().ClaimAsync(DecisionSamples.Id(1), "ann", default));
        Assert.True(await page.MoveNextAsync(), "a claim");
        Assert.Equal(AlertWork.ClaimedByAnother, await Desk().ClaimAsync(DecisionSamples.Id(1), "bob", default));
        await ReconnectAsync();
        Assert.True(await page.MoveNextAsync(), "a new connection");
        Assert.Equal(AlertWork.Done, await Desk().ReleaseAsync(DecisionSamples.Id(1), "ann", default));
        Assert.True(await page.MoveNextAsync(), "a release");
        await listener.StopAsync(default);
    }

    [SkippableFact]
    public async Task Verdicts_GivenInTwoTasks_AreSentOnceEachAlsoWhenTheSenderIsGone()
    {
        for (var i = 1; i <= 20; i++) await AlertAsync(i);
        var (one, other) = (new FeedbackSignal(), new FeedbackSignal());
        using var first = Sender(one);
        using var second = Sender(other);
        using var firstHears = new QueueListener(_database.Postgres!, new AlertFeed(), one, TimeProvider.System, NullLogger<QueueListener>.Instance);
        using var secondHears = new QueueListener(_database.Postgres!, new AlertFeed(), other, TimeProvider.System, NullLogger<QueueListener>.Instance);
        await Task.WhenAll(first.StartAsync(default), second.StartAsync(default), firstHears.StartAsync(default), secondHears.StartAsync(default));

        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Desk(i % 2 == 0 ? one : other).JudgeAsync(DecisionSamples.Id(i), "ann", AlertVerdict.Fraud, null, default)));
        await Eventually.TrueAsync(() => SentAsync(10), "ten verdicts are sent and marked so, whichever task they were given in: one stopped between the two is sent again");
        await first.StopAsync(default);
        await Task.WhenAll(Enumerable.Range(11, 10).Select(i => Desk(other).JudgeAsync(DecisionSamples.Id(i), "ann", AlertVerdict.Genuine, null, default)));
        await Eventually.TrueAsync(() => _firehose.Delivered.Count >= 20, "the other sends the rest");

        await second.StopAsync(default);
        await Task.WhenAll(firstHears.StopAsync(default), secondHears.StopAsync(default));
        Assert.Equal(20, _firehose.Delivered.Select(delivered => delivered.Line).Distinct().Count());
        Assert.Equal(20, _firehose.Delivered.Count);
    }

    private AlertDesk Desk(FeedbackSignal? signal = null) => new(_rig, signal ?? new FeedbackSignal(), new AlertFeed(), TimeProvider.System);

    private FeedbackSender Sender(FeedbackSignal signal) => new(
        _rig, new FirehoseDelivery(_firehose, _pipelines), signal, new PostgresTurns(_database.Postgres!, TimeProvider.System, NullLogger<PostgresTurns>.Instance),
        Options.Create(new PlatformOptions()), TimeProvider.System, NullLogger<FeedbackSender>.Instance);

    private async Task<bool> SentAsync(int count)
    {
        await using var db = await ((IDbContextFactory<AlertsDbContext>)_rig).CreateDbContextAsync();
        return await db.Feedback.CountAsync(given => given.SentAt != null) >= count;
    }

    private Task AlertAsync(int number)
    {
        var record = StreamedRecord.Decode("0", DecisionSamples.Bytes(DecisionSamples.Decision(number, DecisionOutcome.Review)));
        return _rig.Ledger.SettleAsync(new ShardPage("decisions", $"shard-{number}", null, [record], IsLast: false), default);
    }

    private async Task ReconnectAsync()
    {
        await using var kill = _database.Postgres!.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
        await kill.ExecuteNonQueryAsync();
    }
}
