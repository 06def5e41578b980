using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.S3;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Visa.AppHost.Tests.Telemetry;
using Visa.Domain.Decisions;

namespace Visa.AppHost.Tests;

/// <summary>The whole system, started as the app host starts it, on a data folder of its own, with the test's own trace collector.</summary>
public class RunningSystem : IAsyncLifetime
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    internal const string AwsSecretKey = "the-key-of-this-test";

    private readonly string _data = Directory.CreateTempSubdirectory("visa-apphost-").FullName;
    private DistributedApplication _app = null!;

    internal TraceCollector Traces { get; private set; } = null!;

    /// <summary>Where the embedded AWS answers.</summary>
    public string Aws { get; private set; } = "";

    public IAmazonKinesis Kinesis { get; private set; } = null!;

    public IAmazonS3 S3 { get; private set; } = null!;

    /// <summary>Whether it makes itself a past and a first model.</summary>
    protected virtual bool HasHistory => false;

    public async Task InitializeAsync()
    {
        Traces = await TraceCollector.StartAsync();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Visa_AppHost>(
            ["--rate", "100", "--consumers", "2", "--data", _data, "--history", HasHistory ? "true" : "false", $"--LocalAws:SecretAccessKey={AwsSecretKey}", $"--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL={Traces.Endpoint}"]);
        _app = await builder.BuildAsync();
        using var patience = new CancellationTokenSource(Patience);
        await _app.StartAsync(patience.Token);
        foreach (var resource in (string[])["localaws", "scoring", "orchestrator", "consumer", "generator"])
        {
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(resource, patience.Token);
        }

        var aws = Aws = _app.GetEndpoint("localaws", "http").ToString();
        Kinesis = new AmazonKinesisClient(RunSecrets.AwsAccessKeyId, AwsSecretKey, new AmazonKinesisConfig { ServiceURL = aws, AuthenticationRegion = "eu-west-1" });
        S3 = new AmazonS3Client(RunSecrets.AwsAccessKeyId, AwsSecretKey, new AmazonS3Config { ServiceURL = aws, AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
    }

    public async Task DisposeAsync()
    {
        Kinesis.Dispose();
        S3.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Traces.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    public HttpClient CreateHttpClient(string resource) => _app.CreateHttpClient(resource, "http");

    /// <summary>Waits for a step of the start that ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int?> ExitCodeAsync(string resource, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var over = await _app.ResourceNotifications.WaitForResourceAsync(resource, change => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text), limit.Token);
        return over.Snapshot.ExitCode;
    }

    internal Task<List<Decision>> ReadDecisionsAsync() => ReadStreamAsync(
        "decisions", record => DecisionJson.TryRead(record, out var decision, out var error) ? decision! : throw new InvalidDataException(error));

    /// <summary>All that a stream holds.</summary>
    internal async Task<List<T>> ReadStreamAsync<T>(string stream, Func<byte[], T> decode)
    {
        var found = new List<T>();
        var shards = await Kinesis.ListShardsAsync(new ListShardsRequest { StreamName = stream });
        foreach (var shard in shards.Shards)
        {
            var position = await Kinesis.GetShardIteratorAsync(new GetShardIteratorRequest
            {
                StreamName = stream,
                ShardId = shard.ShardId,
                ShardIteratorType = ShardIteratorType.TRIM_HORIZON,
            });
            var iterator = position.ShardIterator;
            GetRecordsResponse page;
            do
            {
                page = await Kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator });
                found.AddRange((page.Records ?? []).Select(record => decode(record.Data.ToArray())));
                iterator = page.NextShardIterator;
            }
            while (page.MillisBehindLatest > 0);
        }

        return found;
    }

    /// <summary>Asks until the answer satisfies, or the patience of the tests is over.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T>> ask, Func<T, bool> satisfies)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await ask();
            if (satisfies(answer))
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), patience.Token);
        }
    }
}
