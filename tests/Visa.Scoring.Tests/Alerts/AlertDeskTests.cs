using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Tests.SharedQueue;

namespace Visa.Scoring.Tests.Alerts;

public abstract class AlertDeskTests(RunningService service)
{
    private static int _next = 1_000;

    [SkippableFact]
    public async Task ClaimAsync_TwoAnalysts_OneGetsIt()
    {
        var id = await AlertAsync();
        var desk = Desk();

        var works = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => desk.ClaimAsync(DecisionSamples.Id(id), $"analyst-{i}", default))));

        Assert.Single(works, work => work == AlertWork.Done);
        Assert.Equal(7, works.Count(work => work == AlertWork.ClaimedByAnother));
    }

    [SkippableFact]
    public async Task ReleaseAsync_ByItsAnalyst_LetsAnotherClaim()
    {
        var id = DecisionSamples.Id(await AlertAsync());

        Assert.Equal(AlertWork.Done, await Desk().ClaimAsync(id, "ann", default));
        Assert.Equal(AlertWork.ClaimedByAnother, await Desk().ReleaseAsync(id, "bob", default));
        Assert.Equal(AlertWork.Done, await Desk().ReleaseAsync(id, "ann", default));
        Assert.Equal(AlertWork.Done, await Desk().ClaimAsync(id, "bob", default));
    }

    [SkippableFact]
    public async Task JudgeAsync_Verdict_ReachesTheLakeOnceHoweverOftenItIsGiven()
    {
        var number = await AlertAsync();
        var id = DecisionSamples.Id(number);

        for (var i = 0; i < 3; i++) Assert.Equal(AlertWork.Done, await Desk().JudgeAsync(id, "ann", AlertVerdict.Fraud, "called the customer", default));
        Assert.Equal(AlertWork.Done, await Desk().JudgeAsync(id, "ann", AlertVerdict.Genuine, null, default));
        Assert.Equal(AlertWork.ClaimedByAnother, await Desk().JudgeAsync(id, "bob", AlertVerdict.Fraud, null, default));

        await Eventually.TrueAsync(() => Feedback(number).Count == 2, "both verdicts are sent");
        var (first, second) = (Feedback(number)[0], Feedback(number)[1]);
        Assert.Equal(
            ("fraud", "ann", "called the customer", DecisionSamples.Decision(number).CardToken.ToString()),
            (first.GetProperty("verdict").GetString(), first.GetProperty("analyst").GetString(), first.GetProperty("note").GetString(), first.GetProperty("card_token").GetString()));
        Assert.Equal("genuine", second.GetProperty("verdict").GetString());
        var stored = await service.Services.GetRequiredService<AlertQueries>().FindAsync(id, default);
        Assert.Equal((AlertVerdict.Genuine, "ann"), (stored!.Verdict, stored.ClaimedBy));
    }

    [SkippableFact]
    public async Task JudgeAsync_FirehoseIsDown_IsSentWhenItIsBack()
    {
        var number = await AlertAsync();
        service.Firehose.Before = () => throw new InvalidOperationException("no firehose");

        await Desk().JudgeAsync(DecisionSamples.Id(number), "ann", AlertVerdict.Unsure, null, default);
        await Task.Delay(100);
        Assert.Empty(Feedback(number));
        service.Firehose.Before = () => Task.CompletedTask;

        await Eventually.TrueAsync(() => Feedback(number).Count == 1, "the verdict is sent");
    }

    [SkippableFact]
    public async Task NewestAsync_Status_FiltersTheQueue()
    {
        var (open, mine, judged) = (await AlertAsync(), await AlertAsync(), await AlertAsync());
        await Desk().ClaimAsync(DecisionSamples.Id(mine), "carol", default);
        await Desk().JudgeAsync(DecisionSamples.Id(judged), "carol", AlertVerdict.Fraud, null, default);

        Assert.Equal([DecisionSamples.Id(mine).ToString()], await IdsAsync(AlertStatus.Mine));
        var (still, done) = (await IdsAsync(AlertStatus.Open), await IdsAsync(AlertStatus.Judged));
        Assert.Contains(DecisionSamples.Id(open).ToString(), still);
        Assert.DoesNotContain(DecisionSamples.Id(judged).ToString(), still);
        Assert.Contains(DecisionSamples.Id(judged).ToString(), done);

        async Task<List<string>> IdsAsync(AlertStatus status) =>
            [.. (await service.Services.GetRequiredService<AlertQueries>().NewestAsync(500, null, new AlertFilter(null, status, "carol"), default)).Select(alert => alert.TransactionId)];
    }

    [SkippableFact]
    public async Task Post_ByTheServiceToken_IsForbidden()
    {
        using var http = service.Http();

        var response = await http.PostAsJsonAsync($"/api/alerts/{DecisionSamples.Id(3)}/verdict", new { verdict = "fraud" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [SkippableFact]
    public async Task Post_SignedInAnalyst_ClaimsAndJudges()
    {
        var number = await AlertAsync();
        using var http = await service.SignInAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync($"/api/alerts/{DecisionSamples.Id(number)}/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync($"/api/alerts/{DecisionSamples.Id(number)}/verdict", new { verdict = "maybe" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync("/api/feedback", new { transaction_id = "x", verdict = "fraud" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync("/api/feedback", new { transaction_id = Guid.Empty, verdict = "fraud" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsJsonAsync("/api/feedback", new { transaction_id = DecisionSamples.Id(number).ToString(), verdict = "fraud", note = " seen " })).StatusCode);

        var alert = await http.GetFromJsonAsync<JsonElement>($"/api/alerts/{DecisionSamples.Id(number)}");
        Assert.Equal(("fraud", "local", "seen"), (alert.GetProperty("verdict").GetString(), alert.GetProperty("claimed_by").GetString(), alert.GetProperty("note").GetString()));
    }

    private AlertDesk Desk() => service.Services.GetRequiredService<AlertDesk>();

    private List<JsonElement> Feedback(int number) =>
    [
        .. service.Firehose.Delivered.Where(delivered => delivered.Stream == "feedback").Select(delivered => JsonDocument.Parse(delivered.Line).RootElement)
            .Where(line => line.GetProperty("transaction_id").GetString() == DecisionSamples.Id(number).ToString()),
    ];

    /// <summary>A new alert in the queue.</summary>
    private async Task<int> AlertAsync()
    {
        var number = Interlocked.Increment(ref _next);
        service.Kinesis.Put("shard-0", DecisionSamples.Bytes(DecisionSamples.Decision(number, DecisionOutcome.Review)));
        var queries = service.Services.GetRequiredService<AlertQueries>();
        await Eventually.TrueAsync(async () => await queries.FindAsync(DecisionSamples.Id(number), default) is not null, "the alert is there");
        return number;
    }

    public sealed class OnSqlite(RunningService service) : AlertDeskTests(service), IClassFixture<RunningService>;

    [Collection(PostgresServer.Name)]
    public sealed class OnPostgres : AlertDeskTests, IClassFixture<PostgresService>
    {
        public OnPostgres(PostgresService service)
            : base(service) => PostgresServer.SkipWithout();
    }
}
