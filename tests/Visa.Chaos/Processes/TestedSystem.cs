using Amazon.DynamoDBv2;
using Amazon.Kinesis;
using Amazon.Runtime;
using Amazon.S3;

namespace Visa.Chaos.Processes;

/// <summary>The embedded AWS, scoring and consumers, on free ports and in a folder of their own.</summary>
internal sealed class TestedSystem : IDisposable
{
    public const string Transactions = "transactions";
    public const string Decisions = "decisions";
    public const string RulesDecisions = "decisions_by_rules";

    private readonly string _folder;
    private readonly int _aws = FreePort.Find();
    private readonly int _pages = FreePort.Find();
    private readonly int _grpc = FreePort.Find();
    private readonly string _secret = $"{Guid.NewGuid():N}";
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private TestedSystem(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        LocalAws = Process("localaws", "Visa.LocalAws", new()
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_aws}",
            ["LocalAws__DataDirectory"] = Path.Combine(_folder, "aws"),
            ["LocalAws__ProvisionFile"] = Path.Combine(Programs.Root, "Visa.AppHost", "localaws.json"),
            [$"Provision__Streams__{RulesDecisions}__ShardCount"] = "2",
        });
        Scoring = Process("scoring", "Visa.Scoring", new()
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_pages};http://127.0.0.1:{_grpc}",
            ["Grpc__Port"] = $"{_grpc}",
            ["Scoring__Database"] = Path.Combine(_folder, "scoring.db"),
        });
        Kinesis = new AmazonKinesisClient(Credentials, Configure(new AmazonKinesisConfig()));
        DynamoDb = new AmazonDynamoDBClient(Credentials, Configure(new AmazonDynamoDBConfig()));
        S3 = new AmazonS3Client(Credentials, Configure(new AmazonS3Config { ForcePathStyle = true }));
    }

    public ServiceProcess LocalAws { get; }

    public ServiceProcess Scoring { get; }

    public List<ServiceProcess> Consumers { get; } = [];

    public IEnumerable<ServiceProcess> All => [LocalAws, Scoring, .. Consumers];

    public IAmazonKinesis Kinesis { get; }

    public IAmazonDynamoDB DynamoDb { get; }

    public IAmazonS3 S3 { get; }

    private static BasicAWSCredentials Credentials => new("local", "local-development");

    /// <summary>Two consumers that share the shards, one that polls and one that is pushed to: what is to be disturbed.</summary>
    public static TestedSystem WithTwoConsumers(string folder)
    {
        var system = new TestedSystem(folder);
        system.AddConsumer("consumer-1", []);
        system.AddConsumer("consumer-2", new() { ["Kcl__RetrievalMode"] = "FanOut" });
        return system;
    }

    /// <summary>One consumer that decides by the model, and one beside it that finds no scoring and decides by the rules alone.</summary>
    public static TestedSystem WithOneOfEachStep(string folder)
    {
        var system = new TestedSystem(folder);
        // However busy the machine is, the model's answer is waited for.
        system.AddConsumer("consumer", new() { ["Scoring__Deadline"] = "00:01:00" });
        system.AddConsumer("consumer-by-rules", new()
        {
            ["Processing__ApplicationName"] = "stream-consumer-by-rules",
            ["Platform__DecisionsStream"] = RulesDecisions,
            ["Scoring__Address"] = $"http://127.0.0.1:{FreePort.Find()}",
        });
        return system;
    }

    /// <summary>Starts all and waits until they answer.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        LocalAws.Start();
        await WaitForAsync($"http://127.0.0.1:{_aws}/health", cancellationToken);
        Scoring.Start();
        await WaitForAsync($"http://127.0.0.1:{_pages}/health", cancellationToken);
        foreach (var consumer in Consumers)
            consumer.Start();
    }

    /// <summary>What scoring says of its alerts, JSON.</summary>
    public async Task<string> AlertsAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{_pages}/api/status");
        request.Headers.Authorization = new("Bearer", _secret);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public void Dispose()
    {
        foreach (var process in All.Reverse())
            process.Dispose();
        Kinesis.Dispose();
        DynamoDb.Dispose();
        S3.Dispose();
        _http.Dispose();
    }

    private void AddConsumer(string name, Dictionary<string, string> settings) => Consumers.Add(Process(name, "Visa.StreamConsumer", new(new Dictionary<string, string>
    {
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["Scoring__Address"] = $"http://127.0.0.1:{_grpc}",
        // Long enough for any outage of a campaign: what was recorded is repeated, never decided otherwise.
        ["Scoring__Deadline"] = "00:00:05",
        ["Scoring__ReplayPatience"] = "00:30:00",
        // Short enough that a consumer which comes back while scoring is away takes the next step.
        ["Scoring__StartPatience"] = "00:00:01",
        ["Kcl__FailoverTime"] = "00:00:03",
        ["Kcl__ShardSyncInterval"] = "00:00:05",
        ["Kcl__ParentShardPollInterval"] = "00:00:00.500",
        ["Processing__BatchSize"] = "16",
        ["Processing__CheckpointInterval"] = "00:00:01",
    }.Concat(settings).GroupBy(setting => setting.Key).ToDictionary(setting => setting.Key, setting => setting.Last().Value))));

    private ServiceProcess Process(string name, string project, Dictionary<string, string> settings)
    {
        settings["AWS_ENDPOINT_URL"] = $"http://127.0.0.1:{_aws}";
        settings["AWS_REGION"] = "eu-west-1";
        settings["AWS_ACCESS_KEY_ID"] = "local";
        settings["AWS_SECRET_ACCESS_KEY"] = "local-development";
        settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["Authentication__LoginToken"] = _secret;
        settings["Authentication__ServiceToken"] = _secret;
        settings["OTEL_TRACES_SAMPLER"] = "always_off";
        return new ServiceProcess(name, Programs.Of(project), settings, _folder);
    }

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.ServiceURL = $"http://127.0.0.1:{_aws}";
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = 0;
        config.Timeout = TimeSpan.FromSeconds(5);
        return config;
    }

    private async Task WaitForAsync(string address, CancellationToken cancellationToken)
    {
        var patience = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var response = await _http.GetAsync(new Uri(address), cancellationToken);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Not yet.
            }
            if (TimeProvider.System.GetElapsedTime(patience) > TimeSpan.FromMinutes(2))
                throw new TimeoutException($"{address} did not answer within two minutes; the logs are in {_folder}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }
}
