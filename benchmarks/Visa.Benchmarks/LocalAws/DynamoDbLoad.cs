using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Visa.Benchmarks.LocalAws;

/// <summary>A plain client that renews leases: each connection counts up an item of its own under the condition that nobody else has.</summary>
internal sealed class DynamoDbLoad : IDisposable
{
    private const int Connections = 16;
    private const string Authorization = "AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });
    private readonly Uri _address;
    private readonly long[] _counters = new long[Connections];

    private DynamoDbLoad(string url) => _address = new Uri(url);

    public static async Task<DynamoDbLoad> CreateAsync(string url, CancellationToken cancellationToken)
    {
        var load = new DynamoDbLoad(url);
        await load.SendAsync(
            "CreateTable",
            """{"TableName":"bench","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"leaseKey","AttributeType":"S"}],"KeySchema":[{"AttributeName":"leaseKey","KeyType":"HASH"}]}""",
            cancellationToken);
        while (!(await load.SendAsync("DescribeTable", """{"TableName":"bench"}""", cancellationToken)).Contains("ACTIVE", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        for (var key = 0; key < Connections; key++)
        {
            await load.SendAsync(
                "PutItem",
                $$$$"""{"TableName":"bench","Item":{"leaseKey":{"S":"shard-{{{{key}}}}"},"leaseCounter":{"N":"0"},"leaseOwner":{"S":"worker"},"checkpoint":{"S":"49590338271490256608559692538361571095921575989136588898"}}}""",
                cancellationToken);
        }

        return load;
    }

    /// <summary>Updates a second.</summary>
    public async Task<double> UpdateAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(key => Task.Run(() => UpdateUntilAsync(key, () => watch.Elapsed >= duration, cancellationToken), cancellationToken)));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _http.Dispose();

    private async Task<long> UpdateUntilAsync(int key, Func<bool> isOver, CancellationToken cancellationToken)
    {
        var count = 0L;
        for (; !isOver(); count++)
        {
            var counter = _counters[key]++;
            await SendAsync(
                "UpdateItem",
                $$$$"""{"TableName":"bench","Key":{"leaseKey":{"S":"shard-{{{{key}}}}"}},"UpdateExpression":"SET leaseCounter = :next","ConditionExpression":"leaseCounter = :seen","ExpressionAttributeValues":{":seen":{"N":"{{{{counter}}}}"},":next":{"N":"{{{{counter + 1}}}}"}}}""",
                cancellationToken);
        }

        return count;
    }

    private async Task<string> SendAsync(string operation, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var response = await _http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{operation}: {answer}");
    }
}
