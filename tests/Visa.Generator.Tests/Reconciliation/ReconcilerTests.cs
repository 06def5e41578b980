using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visa.Domain.Decisions;
using Visa.Generator.Reconciliation;
using Visa.Generator.Tests.Fakes;
using Visa.ServiceDefaults.Platform;

namespace Visa.Generator.Tests.Reconciliation;

public sealed class ReconcilerTests : IDisposable
{
    private const string Rest = """{"alerts":2,"duplicate_alerts":0,"decisions_seen":1000,"first_decision_at":null}""";

    private readonly FakeDecisionStream _stream = new();
    private readonly FakeS3 _s3 = new();
    private string _status = Rest;

    [Fact]
    public async Task RunAsync_AllDecidedOnce_HasNoDefect()
    {
        Truth(10);
        Land();
        _stream.Put(0, [.. Enumerable.Range(0, 6).Select(i => Decisions.Json(Decisions.On(i)))]);
        _stream.Put(1, [.. Enumerable.Range(6, 4).Select(i => Decisions.Json(Decisions.On(i)))]);

        var summary = await RunAsync();

        Assert.Empty(summary.Defects);
        Assert.Equal("""{"sent":10,"decided":10,"alerts":2,"lost":0,"duplicated":0,"redelivered":0,"decision_p50_ms":40,"decision_p99_ms":40,"first_decision_s":3.04,"model":"scorecard","raw_objects":1,"decision_objects":2}""",
            Encoding.UTF8.GetString(SummaryJson.Write(summary)).TrimEnd());
    }

    [Fact]
    public async Task RunAsync_DecisionsComeLater_WaitsForThem()
    {
        Truth(3);
        Land();
        _stream.Put(0, Decisions.Json(Decisions.On(0)));
        _stream.AfterReads(8, () => _stream.Put(1, Decisions.Json(Decisions.On(1))));
        _stream.AfterReads(16, () => _stream.Put(0, Decisions.Json(Decisions.On(2))));

        Assert.Equal(0, (await RunAsync(patience: TimeSpan.FromMinutes(1))).Lost);
    }

    [Fact]
    public async Task RunAsync_ShardSplits_ReadsItsChildren()
    {
        Truth(3);
        Land();
        _stream.Put(0, Decisions.Json(Decisions.On(0)));
        _stream.Close(0);
        _stream.Put(2, Decisions.Json(Decisions.On(1)), Decisions.Json(Decisions.On(2)));

        Assert.Equal(0, (await RunAsync(patience: TimeSpan.FromMinutes(1))).Lost);
    }

    [Fact]
    public async Task RunAsync_ShardIsThrottled_ReadsOn()
    {
        Truth(3);
        Land();
        _stream.Throttled = 3;
        _stream.Put(0, [.. Enumerable.Range(0, 3).Select(i => Decisions.Json(Decisions.On(i)))]);

        Assert.Equal(0, (await RunAsync(patience: TimeSpan.FromMinutes(1))).Lost);
    }

    [Fact]
    public async Task RunAsync_LostDifferingAndRepeated_AreCountedAndTheDefectsSaid()
    {
        Truth(5);
        Land();
        _stream.Put(0, Decisions.Json(Decisions.On(0)), Decisions.Json(Decisions.On(0)));
        _stream.Put(1, Decisions.Json(Decisions.On(1)), Decisions.Json(Decisions.On(1) with { Outcome = DecisionOutcome.Decline }), "no decision"u8.ToArray());
        _status = """{"alerts":2,"duplicate_alerts":1,"decisions_seen":2}""";

        var summary = await RunAsync();

        Assert.Equal((3, 2, 1), (summary.Lost, summary.Duplicated, summary.Redelivered));
        Assert.Equal(4, summary.Defects.Count);
        Assert.Contains(summary.Defects, defect => defect.Contains($"3 of 5 transactions were never decided, such as {Decisions.Id(2)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_NothingInTheLake_IsADefect()
    {
        Truth(1);
        _stream.Put(0, Decisions.Json(Decisions.On(0)));

        var summary = await RunAsync();

        Assert.Equal((0, 0), (summary.RawObjects, summary.DecisionObjects));
        Assert.Equal(2, summary.Defects.Count(defect => defect.StartsWith("The lake holds no object", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_ScoringFails_IsADefectAndTheAlertsAreUnknown()
    {
        Truth(1);
        Land();
        _stream.Put(0, Decisions.Json(Decisions.On(0)));
        _status = "";

        var summary = await RunAsync();

        Assert.Null(summary.Alerts);
        Assert.Contains("Scoring did not answer", Assert.Single(summary.Defects), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NoTruth_IsADefect()
    {
        var summary = await RunAsync();

        Assert.Contains("no truth", Assert.Single(summary.Defects), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(SummaryJson.Write(summary));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("decision_p50_ms").ValueKind);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _s3.Dispose();
    }

    private void Truth(int count)
    {
        var lines = Enumerable.Range(0, count).Select(i => $$"""{"transaction_id":"{{Decisions.Id(i)}}","is_fraud":false,"typology":null,"billing_amount":1.50,"sent_at":"2025-06-30T12:00:00.000Z"}""").Chunk(2).ToList();
        for (var part = 0; part < lines.Count; part++)
            _s3.Add($"truth/run=r1/part-{part:D5}.json.gz", Gzip.Compress(string.Join('\n', lines[part]) + "\n"), Decisions.SentAt);
        _s3.Add("truth/run=r10/part-00000.json.gz", Gzip.Compress("another run"), Decisions.SentAt);
    }

    private void Land()
    {
        _s3.Add("raw/transactions/year=2025/1.gz", [], Decisions.SentAt.AddMinutes(1));
        _s3.Add("raw/transactions/year=2025/0-older.gz", [], Decisions.SentAt.AddMinutes(-1));
        _s3.Add("raw/decisions/year=2025/1.gz", [], Decisions.SentAt.AddMinutes(1));
        _s3.Add("raw/decisions/year=2025/2.gz", [], Decisions.SentAt.AddMinutes(1));
    }

    private async Task<ReconcileSummary> RunAsync(TimeSpan? patience = null)
    {
        var options = Options.Create(new ReconcileOptions
        {
            SummaryPath = "-",
            StartedAt = Decisions.SentAt.AddSeconds(-3),
            Patience = patience ?? TimeSpan.FromMilliseconds(50),
            LakePatience = TimeSpan.FromMilliseconds(50),
            PollInterval = TimeSpan.FromMilliseconds(1),
        });
        var platform = Options.Create(new PlatformOptions());
        using var http = new HttpClient(new StatusHandler(() => _status)) { BaseAddress = new Uri("http://scoring") };
        var outputs = new RunOutputs(new ScoringClient(http, NullLogger<ScoringClient>.Instance), new LakeObjects(_s3, platform), options, TimeProvider.System);
        var reconciler = new Reconciler(
            new TruthReader(_s3, platform), new DecisionStream(_stream, platform), outputs, options, TimeProvider.System, NullLogger<Reconciler>.Instance);
        return await reconciler.RunAsync("r1", CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
    }

    private sealed class StatusHandler(Func<string> status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("http://scoring/api/status", request.RequestUri!.ToString());
            var answer = status().Length > 0 ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable;
            return Task.FromResult(new HttpResponseMessage(answer) { Content = new StringContent(status()) });
        }
    }
}
