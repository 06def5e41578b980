using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Visa.Benchmarks.LocalAws;

/// <summary>Fills a server: half of the bytes as large records of a stream, half as objects, and many small objects and items beside them.</summary>
internal sealed class FillLoad : IDisposable
{
    private const int RecordBytes = 1_000_000;
    private const int RecordsACall = 6;
    private const int ObjectBytes = 4_000_000;
    private const int SmallObjectBytes = 1_000;
    private const int SmallObjects = 20_000;
    private const int Items = 20_000;
    private const int ItemsACall = 25;
    private const int Connections = 4;
    private const string Authorization = "AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/any/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";

    private readonly HttpClient _http;

    public FillLoad(string url) => _http = new HttpClient { BaseAddress = new Uri(url) };

    public async Task FillAsync(long bytes, CancellationToken cancellationToken)
    {
        await CallAsync("Kinesis_20131202.CreateStream", """{"StreamName":"fill","ShardCount":4}""", cancellationToken);
        await CallAsync(
            "DynamoDB_20120810.CreateTable",
            """{"TableName":"fill","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}""",
            cancellationToken);
        await PutAsync("/fill", [], cancellationToken);
        var records = RecordsBody();
        await RepeatAsync(bytes / 2 / (RecordBytes * RecordsACall), (_, token) => CallAsync("Kinesis_20131202.PutRecords", records, token), cancellationToken);
        var (large, small) = (RandomBytes(ObjectBytes), RandomBytes(SmallObjectBytes));
        await RepeatAsync(bytes / 2 / ObjectBytes, (number, token) => PutAsync($"/fill/large/{number}", large, token), cancellationToken);
        await RepeatAsync(SmallObjects, (number, token) => PutAsync($"/fill/small/{number}", small, token), cancellationToken);
        await RepeatAsync(Items / ItemsACall, (number, token) => CallAsync("DynamoDB_20120810.BatchWriteItem", ItemsBody(number), token), cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static Task RepeatAsync(long count, Func<long, CancellationToken, Task> act, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, (int)count),
        new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellationToken },
        async (number, token) => await act(number, token));

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static string RecordsBody()
    {
        var data = Convert.ToBase64String(RandomBytes(RecordBytes));
        var records = new JsonArray([.. Enumerable.Range(0, RecordsACall).Select(number => new JsonObject { ["Data"] = data, ["PartitionKey"] = $"{number}" })]);
        return new JsonObject { ["StreamName"] = "fill", ["Records"] = records }.ToJsonString();
    }

    private static string ItemsBody(long call)
    {
        var puts = Enumerable.Range(0, ItemsACall).Select(number => new { PutRequest = new { Item = new { id = new { S = $"item-{call}-{number}" }, text = new { S = new string('x', 200) } } } });
        return JsonSerializer.Serialize(new { RequestItems = new { fill = puts } });
    }

    private async Task PutAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        using var response = await _http.PutAsync(path, new ByteArrayContent(content), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task CallAsync(string target, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var response = await _http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode || (answer.Contains("FailedRecordCount", StringComparison.Ordinal) && !answer.Contains("\"FailedRecordCount\":0", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"{target}: {answer}");
        }
    }
}
