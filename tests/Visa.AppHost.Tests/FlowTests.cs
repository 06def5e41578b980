using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Kinesis.Model;
using Amazon.S3.Model;
using Visa.AppHost.Tests.Telemetry;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;

namespace Visa.AppHost.Tests;

/// <summary>From the generator's send to the decision, seen over the wire by clients that know nothing of the services' insides.</summary>
public sealed class FlowTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Fact]
    public async Task Transactions_Sent_AreEachDecidedOnceWithTheSameBytes()
    {
        var sent = (await RunningSystem.EventuallyAsync(() => system.ReadStreamAsync("transactions", DecodeTransaction), found => found.Count >= 500))
            .OfType<Transaction>().Select(transaction => transaction.Id).ToHashSet();

        var decided = await RunningSystem.EventuallyAsync(
            () => system.ReadDecisionsAsync(),
            found => sent.IsSubsetOf(found.Select(decision => decision.TransactionId)));

        var contents = decided.GroupBy(decision => decision.TransactionId, decision => decision with { DecidedAt = default, Reasons = [] });
        Assert.All(contents, decisions => Assert.Single(decisions.Distinct()));
    }

    /// <summary>A consumer that cannot reach Scoring decides by rules only: well, and without a word.</summary>
    [Fact]
    public async Task Decisions_OfAHealthySystem_AreScored()
    {
        var decided = await RunningSystem.EventuallyAsync(
            () => system.ReadDecisionsAsync(), found => found.Exists(decision => decision.Context.Step == DegradeStep.Model));

        Assert.Contains(decided, decision => decision.Context.Step == DegradeStep.Model && decision.Context.ModelVersion != "none");
    }

    [Theory]
    [InlineData("transactions")]
    [InlineData("decisions")]
    public async Task Lake_HoldsWhatTheStreamCarried(string entity)
    {
        var objects = await RunningSystem.EventuallyAsync(
            async () => (await system.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "visa-lake", Prefix = $"raw/{entity}/year=" })).S3Objects ?? [],
            found => found.Count > 0);

        using var stored = await system.S3.GetObjectAsync("visa-lake", objects[0].Key);
        using var lines = new StreamReader(new GZipStream(stored.ResponseStream, CompressionMode.Decompress), Encoding.UTF8);
        var line = Encoding.UTF8.GetBytes((await lines.ReadLineAsync())!);

        string? error;
        var isRead = entity == "transactions" ? TransactionJson.TryRead(line, out _, out error) : DecisionJson.TryRead(line, out _, out error);
        Assert.True(isRead, error);
    }

    [Fact]
    public async Task PoisonRecord_IsDeadLetteredWithItsReasonAndTheStreamGoesOn()
    {
        var poison = Encoding.UTF8.GetBytes("{\"transaction_id\":\"not one\"}\n");
        await system.Kinesis.PutRecordAsync(new PutRecordRequest { StreamName = "transactions", PartitionKey = "poison", Data = new MemoryStream(poison) });

        var letters = await RunningSystem.EventuallyAsync(ReadDeadLettersAsync, found => found.Count > 0);

        var letter = JsonDocument.Parse(letters[0]).RootElement;
        Assert.Equal(poison, letter.GetProperty("data_base64").GetBytesFromBase64());
        Assert.Equal("undecodable_transaction", letter.GetProperty("reason").GetString());
        Assert.NotEmpty(letter.GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task Replay_OfWhatTheLakeHolds_RepeatsEveryDecisionByteForByte()
    {
        // Of the latest transactions the decisions are still under way to the lake, and the other way round.
        var report = await RunningSystem.EventuallyAsync(() => ReplayProcess.RunAsync(system), found => found.GetProperty("replayed").GetInt64() >= 300);

        Assert.Equal(report.GetProperty("replayed").GetInt64(), report.GetProperty("identical").GetInt64());
        Assert.Equal(0, report.GetProperty("conflicting").GetInt64());
        Assert.Empty(report.GetProperty("unavailable").EnumerateObject());
        Assert.Empty(report.GetProperty("examples").EnumerateArray());
    }

    [Fact]
    public async Task Trace_OfASampledTransaction_RunsFromTheSendToTheDecision()
    {
        var trace = await RunningSystem.EventuallyAsync(
            () => Task.FromResult(system.Traces.Spans.GroupBy(span => span.TraceId).FirstOrDefault(IsComplete)?.ToList() ?? []),
            found => found.Count > 0);

        var created = trace.Single(span => span.Service == "generator");
        var decided = trace.Single(span => span.Service == "consumer");
        Assert.Equal(created.SpanId, decided.ParentSpanId);

        static bool IsComplete(IEnumerable<CollectedSpan> spans) =>
            spans.Any(span => span is { Service: "generator", Name: "create transactions" }) && spans.Any(span => span is { Service: "consumer", Name: "decide transaction" });
    }

    [Fact]
    public async Task Alerts_WithoutLogin_AreNotShown()
    {
        using var browser = system.CreateHttpClient("scoring");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/alerts")).StatusCode);
        Assert.Equal("/login", (await browser.GetAsync("/")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    private async Task<List<string>> ReadDeadLettersAsync()
    {
        var found = new List<string>();
        var listed = await system.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "visa-lake", Prefix = "raw/dead_letters/" });
        foreach (var entry in listed.S3Objects ?? [])
        {
            using var stored = await system.S3.GetObjectAsync("visa-lake", entry.Key);
            using var lines = new StreamReader(new GZipStream(stored.ResponseStream, CompressionMode.Decompress), Encoding.UTF8);
            found.AddRange((await lines.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return found;
    }

    /// <summary>Nothing for the record that another test poisons the stream with.</summary>
    private static Transaction? DecodeTransaction(byte[] record) => TransactionJson.TryRead(record, out var transaction, out _) ? transaction : null;
}
