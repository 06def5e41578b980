using Visa.Benchmarks.LocalAws;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>LocalAws with its limits on, Scoring and one consumer, each in a process of its own.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    public const int Shards = 16;

    private const string Secret = "bench-0123456789abcdef";
    private const string Lake = "visa-lake";

    private readonly BenchFolder _folder = new();
    private ServerProcess? _aws;
    private ServiceProcess? _scoring;
    private ServiceProcess? _consumer;

    private RunningPlatform()
    {
    }

    public string AwsUrl => _aws!.Url;

    /// <param name="root">The folder of the repository.</param>
    /// <param name="champion">What scores.</param>
    /// <param name="retrieval">How the consumer reads: FanOut or Polling.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<RunningPlatform> StartAsync(string root, Champion champion, string retrieval, CancellationToken cancellationToken)
    {
        var platform = new RunningPlatform();
        try
        {
            await platform.StartProcessesAsync(root, champion, retrieval, cancellationToken);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Processor seconds of each process so far, this one included: it is generator and issuer.</summary>
    public IReadOnlyDictionary<string, double> ProcessorSeconds() => new Dictionary<string, double>
    {
        ["LocalAws"] = _aws!.ProcessorTime.TotalSeconds,
        ["StreamConsumer"] = _consumer!.ProcessorTime.TotalSeconds,
        ["Scoring"] = _scoring!.ProcessorTime.TotalSeconds,
        ["generator and issuer"] = Environment.CpuUsage.TotalTime.TotalSeconds,
    };

    public async ValueTask DisposeAsync()
    {
        if (_consumer is not null) await _consumer.DisposeAsync();
        if (_scoring is not null) await _scoring.DisposeAsync();
        if (_aws is not null) await _aws.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartProcessesAsync(string root, Champion champion, string retrieval, CancellationToken cancellationToken)
    {
        _aws = await ServerProcess.StartLocalAwsAsync(
            Path.Combine(_folder.Path, "aws"),
            [$"--Provision:Buckets:0={Lake}", $"--Provision:Streams:transactions:ShardCount={Shards}", $"--Provision:Streams:decisions:ShardCount={Shards}"],
            cancellationToken);
        await champion.PutAsync(_aws.Url, Lake, cancellationToken);
        var (pages, grpc, health) = (ServiceProcess.FreePort(), ServiceProcess.FreePort(), ServiceProcess.FreePort());
        _scoring = await ServiceProcess.StartAsync(
            root, "Visa.Scoring", pages, Settings(
                ("ASPNETCORE_URLS", $"http://127.0.0.1:{pages};http://127.0.0.1:{grpc}"),
                ("Grpc__Port", $"{grpc}"),
                ("Scoring__Database", Path.Combine(_folder.Path, "scoring.db"))),
            cancellationToken);
        _consumer = await ServiceProcess.StartAsync(
            root, "Visa.StreamConsumer", health, Settings(
                ("ASPNETCORE_URLS", $"http://127.0.0.1:{health}"),
                ("Scoring__Address", $"http://127.0.0.1:{grpc}"),
                ("Kcl__RetrievalMode", retrieval)),
            cancellationToken);
    }

    private Dictionary<string, string> Settings(params (string Name, string Value)[] own)
    {
        var all = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = _aws!.Url,
            ["AWS_REGION"] = "eu-west-1",
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local-development",
            ["Authentication__LoginToken"] = Secret,
            ["Authentication__ServiceToken"] = Secret,
            ["OTEL_TRACES_SAMPLER"] = "always_off",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (name, value) in own) all[name] = value;
        return all;
    }
}
