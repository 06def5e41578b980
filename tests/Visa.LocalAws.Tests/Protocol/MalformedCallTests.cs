using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Visa.LocalAws.Protocol.Cbor;
using Visa.LocalAws.Tests.Hosting;
using Xunit.Abstractions;

namespace Visa.LocalAws.Tests.Protocol;

/// <summary>Mutated Kinesis calls in JSON and in CBOR: each gets an answer that a client can read. 50,000 with VISA_TEST_LONG=1, else 3,000.</summary>
public sealed class MalformedCallTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int LongCount = 50_000;
    private const int ShortCount = 3_000;

    private static readonly (string Operation, string Body)[] Calls =
    [
        ("CreateStream", """{"StreamName":"t","ShardCount":1,"Tags":{"a":"b"},"StreamModeDetails":{"StreamMode":"PROVISIONED"}}"""),
        ("DescribeStream", """{"StreamName":"s","Limit":10,"ExclusiveStartShardId":"shardId-000000000000"}"""),
        ("ListShards", """{"StreamName":"s","MaxResults":10,"ShardFilter":{"Type":"FROM_TIMESTAMP","Timestamp":1700000000.5}}"""),
        ("PutRecord", """{"StreamName":"s","Data":"aGVsbG8=","PartitionKey":"k","ExplicitHashKey":"12","SequenceNumberForOrdering":"49680472718239513013235689569092522771106025138131304450"}"""),
        ("PutRecords", """{"StreamARN":"arn:aws:kinesis:eu-west-1:000000000000:stream/s","Records":[{"Data":"aGVsbG8=","PartitionKey":"k"},{"Data":"","PartitionKey":"é","ExplicitHashKey":"0"}]}"""),
        ("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"AT_TIMESTAMP","Timestamp":1700000000.123}"""),
        ("GetRecords", """{"ShardIterator":"AAAAAAAAAAAAAAAA","Limit":5}"""),
        ("SplitShard", """{"StreamName":"s","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"170141183460469231731687303715884105728"}"""),
        ("MergeShards", """{"StreamName":"s","ShardToMerge":"shardId-000000000000","AdjacentShardToMerge":"shardId-000000000001"}"""),
        ("UpdateShardCount", """{"StreamName":"s","TargetShardCount":2,"ScalingType":"UNIFORM_SCALING"}"""),
        ("AddTagsToStream", """{"StreamName":"s","Tags":{"key":"value"}}"""),
        ("RegisterStreamConsumer", """{"StreamARN":"arn:aws:kinesis:eu-west-1:000000000000:stream/s","ConsumerName":"c"}"""),
        ("SubscribeToShard", """{"ConsumerARN":"arn:aws:kinesis:eu-west-1:000000000000:stream/s/consumer/c:1700000000","ShardId":"shardId-000000000000","StartingPosition":{"Type":"LATEST"}}"""),
        ("EnableEnhancedMonitoring", """{"StreamName":"s","ShardLevelMetrics":["ALL"]}"""),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(5);
    private RunningLocalAws _aws = null!;

    public async Task InitializeAsync() => _aws = await RunningLocalAws.StartAsync(_folder.Path, settings: ["--Kinesis:ShardLimit=12", "--Kinesis:EnforceLimits=false"]);

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Call_Mutated_GetsAWellFormedAnswer()
    {
        var count = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? LongCount : ShortCount;
        using var http = new HttpClient { BaseAddress = new Uri(_aws.Url) };
        using (var created = await SendAsync(http, "CreateStream", Encoding.UTF8.GetBytes("""{"StreamName":"s","ShardCount":2}"""), isCbor: false))
        {
            Assert.Equal(HttpStatusCode.OK, created.StatusCode);
        }

        var refused = 0;
        for (var number = 0; number < count; number++)
        {
            var (operation, text) = Calls[_random.Next(Calls.Length)];
            var isCbor = _random.Next(2) == 0;
            var body = isCbor ? JsonToCbor.Convert(Encoding.UTF8.GetBytes(text)).ToArray() : Encoding.UTF8.GetBytes(text);
            Mutate(ref body);
            using var response = await SendAsync(http, operation, body, isCbor);
            refused += response.StatusCode == HttpStatusCode.OK ? 0 : 1;
            await CheckAsync(response, operation, body, isCbor);
        }

        output.WriteLine($"{count} mutated calls, {refused} of them refused, no failure");
        Assert.InRange(refused, count / 4, count);
    }

    private static async Task CheckAsync(HttpResponseMessage response, string operation, byte[] body, bool isCbor)
    {
        Assert.True((int)response.StatusCode < 500, $"{operation} {(isCbor ? "(CBOR)" : "")} answered {response.StatusCode} to {Convert.ToBase64String(body)}");
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return;
        }

        Assert.Equal(isCbor ? "application/x-amz-cbor-1.1" : "application/x-amz-json-1.1", response.Content.Headers.ContentType!.ToString());
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var answer = JsonDocument.Parse(isCbor ? CborToJson.Convert(bytes) : bytes);
        Assert.Matches("^[A-Za-z]+$", answer.RootElement.GetProperty("__type").GetString());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string operation, byte[] body, bool isCbor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(isCbor ? "application/x-amz-cbor-1.1" : "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"Kinesis_20131202.{operation}");
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private void Mutate(ref byte[] body)
    {
        switch (_random.Next(4))
        {
            case 0:
                body = body[.._random.Next(body.Length)];
                break;
            case 1:
                var at = _random.Next(body.Length);
                body = [.. body[..at], .. body[_random.Next(body.Length)..]];
                break;
            default:
                for (var flips = _random.Next(1, 5); flips > 0; flips--)
                {
                    body[_random.Next(body.Length)] = (byte)_random.Next(256);
                }

                break;
        }
    }
}
