using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Visa.Benchmarks.LocalAws;

/// <summary>A plain client of one server and stream: requests are made beforehand, and of answers only what is needed is read, so that the server is what is measured.</summary>
internal sealed class KinesisLoad : IDisposable
{
    private const string Stream = "bench";
    private const int Shards = 4;
    private const int RecordsACall = 500;
    private const int RecordBytes = 300;
    private const int Bodies = 8;
    private const int Writers = 2;

    private static readonly TimeSpan AtTip = TimeSpan.FromMilliseconds(20);

    private const string Authorization = "AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";

    private readonly HttpClient _http;
    private readonly byte[][] _bodies = [.. Enumerable.Range(0, Bodies).Select(PutBody)];

    private KinesisLoad(string url) => _http = new HttpClient { BaseAddress = new Uri(url) };

    public static async Task<KinesisLoad> CreateAsync(string url, CancellationToken cancellationToken)
    {
        var load = new KinesisLoad(url);
        await load.CallAsync("CreateStream", new JsonObject { ["StreamName"] = Stream, ["ShardCount"] = Shards }, cancellationToken);
        while (!(await load.CallAsync("DescribeStreamSummary", new JsonObject { ["StreamName"] = Stream }, cancellationToken)).Contains("ACTIVE", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        return load;
    }

    /// <summary>Records put a second.</summary>
    public async Task<double> PutAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => PutUntilAsync(writer, () => watch.Elapsed >= duration, cancellationToken), cancellationToken)));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Records read a second, from the oldest on, 500 a call, over and over.</summary>
    public async Task<double> GetAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(shard => Task.Run(() => GetUntilAsync(shard, "TRIM_HORIZON", () => watch.Elapsed >= duration, cancellationToken), cancellationToken)));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The lower of the two rates while writers write and one reader a shard follows them.</summary>
    public async Task<double> PutAndGetAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var readers = Enumerable.Range(0, Shards).Select(shard => Task.Run(() => GetUntilAsync(shard, "LATEST", () => watch.Elapsed >= duration, cancellationToken), cancellationToken)).ToList();
        var put = await PutAsync(duration, cancellationToken);
        var got = (await Task.WhenAll(readers)).Sum() / watch.Elapsed.TotalSeconds;
        return Math.Min(put, got);
    }

    public void Dispose() => _http.Dispose();

    private async Task<long> PutUntilAsync(int writer, Func<bool> isOver, CancellationToken cancellationToken)
    {
        var count = 0L;
        for (var call = writer; !isOver(); call++)
        {
            var answer = await SendAsync("PutRecords", _bodies[call % Bodies], cancellationToken);
            if (!answer.AsSpan(0, Math.Min(answer.Length, 40)).StartsWith("""{"FailedRecordCount":0"""u8))
            {
                throw new InvalidOperationException($"PutRecords: {Encoding.UTF8.GetString(answer.AsSpan(0, Math.Min(answer.Length, 300)))}");
            }

            count += RecordsACall;
        }

        return count;
    }

    private async Task<long> GetUntilAsync(int shard, string begin, Func<bool> isOver, CancellationToken cancellationToken)
    {
        var count = 0L;
        var iterator = await IteratorAsync(shard, begin, cancellationToken);
        while (!isOver())
        {
            var answer = await SendAsync("GetRecords", Encoding.UTF8.GetBytes($$"""{"ShardIterator":"{{iterator}}","Limit":{{RecordsACall}}}"""), cancellationToken);
            var (next, records) = ReadAnswer(answer);
            count += records;
            iterator = next;
            if (records < RecordsACall)
            {
                // At the tip: begin anew, or leave the server alone for a moment, as a reader of AWS must.
                iterator = begin == "TRIM_HORIZON" ? await IteratorAsync(shard, begin, cancellationToken) : next;
                await Task.Delay(begin == "TRIM_HORIZON" ? TimeSpan.Zero : AtTip, cancellationToken);
            }
        }

        return count;
    }

    private async Task<string> IteratorAsync(int shard, string type, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("GetShardIterator", new JsonObject { ["StreamName"] = Stream, ["ShardId"] = $"shardId-{shard:D12}", ["ShardIteratorType"] = type }, cancellationToken);
        return JsonNode.Parse(answer)!["ShardIterator"]!.GetValue<string>();
    }

    private static (string Next, int Records) ReadAnswer(byte[] answer)
    {
        var (next, records) = ("", 0);
        var reader = new Utf8JsonReader(answer);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("SequenceNumber"u8))
            {
                records++;
            }
            else if (reader.ValueTextEquals("NextShardIterator"u8))
            {
                reader.Read();
                next = reader.GetString()!;
            }
        }

        return (next, records);
    }

    private async Task<string> CallAsync(string operation, JsonObject body, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await SendAsync(operation, Encoding.UTF8.GetBytes(body.ToJsonString()), cancellationToken));

    private async Task<byte[]> SendAsync(string operation, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"Kinesis_20131202.{operation}");
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var response = await _http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{operation}: {Encoding.UTF8.GetString(answer)}");
    }

    private static byte[] PutBody(int seed)
    {
        var random = new Random(seed);
        var data = new byte[RecordBytes];
        var records = new JsonArray();
        for (var number = 0; number < RecordsACall; number++)
        {
            random.NextBytes(data);
            records.Add(new JsonObject { ["Data"] = Convert.ToBase64String(data), ["PartitionKey"] = $"card-{random.Next(100_000)}" });
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["StreamName"] = Stream, ["Records"] = records }.ToJsonString());
    }
}
