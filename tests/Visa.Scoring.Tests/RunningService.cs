using System.Net;
using System.Net.Sockets;
using Amazon.Kinesis;
using Amazon.KinesisFirehose;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visa.Scoring.Registry;
using Visa.Scoring.Tests.DecisionStream;
using Visa.Scoring.Tests.Delivery;
using Visa.Scoring.Tests.Registry;

namespace Visa.Scoring.Tests;

/// <summary>The whole service on two loopback ports, as the app host runs it, but for the stream, which is a fake one.</summary>
public class RunningService : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string ServiceToken = "service-token-of-the-tests";

    private readonly TempFolder _folder = new();

    public RunningService()
    {
        File.WriteAllText(PolicyPath, PolicyTexts.Amounts("1"));
        UseKestrel();
    }

    internal FakeKinesis Kinesis { get; } = new();

    internal FakeFirehose Firehose { get; } = new();

    /// <summary>The lake: models and policies.</summary>
    internal MemoryModelObjects Lake { get; } = new();

    public string PolicyPath => _folder.File("policy.yaml");

    public int HttpPort { get; } = FreePort();

    public int GrpcPort { get; } = FreePort();

    /// <summary>A connection string; null for the SQLite file.</summary>
    protected string? Postgres { get; set; }

    public virtual async Task InitializeAsync()
    {
        Kinesis.AddShard("shard-0");
        StartServer();
        using var http = Http();
        await Eventually.TrueAsync(async () => (await http.GetAsync("/health")).IsSuccessStatusCode, "the service is ready");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Kinesis.Dispose();
        Firehose.Dispose();
        _folder.Dispose();
    }

    public HttpClient Http(bool isSignedIn = true)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}") };
        if (isSignedIn)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", ServiceToken);
        }

        return client;
    }

    /// <summary>A client with the cookie of the local login, which has every role.</summary>
    public async Task<HttpClient> SignInAsync()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}") };
        using var response = await client.GetAsync("/login?t=login-token-of-the-tests");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return client;
    }

    public GrpcChannel Grpc(string host = "127.0.0.1") => GrpcChannel.ForAddress($"http://{host}:{GrpcPort}");

    public static Metadata Credentials() => new() { { "authorization", $"Bearer {ServiceToken}" } };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, $"http://127.0.0.1:{HttpPort};http://localhost:{GrpcPort}");
        builder.UseSetting("Grpc:Port", GrpcPort.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Scoring:Database", _folder.File("data/alerts.db"));
        builder.UseSetting("Scoring:Postgres", Postgres);
        builder.UseSetting("Scoring:Policy", PolicyPath);
        builder.UseSetting("Scoring:PolicyCheckInterval", "00:00:00.1");
        builder.UseSetting("Scoring:Serving:RegistryCheckInterval", "00:00:00.05");
        builder.UseSetting("Scoring:DecisionReader:PollInterval", "00:00:00.02");
        builder.UseSetting("Authentication:ServiceToken", ServiceToken);
        builder.UseSetting("Authentication:LoginToken", "login-token-of-the-tests");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IAmazonKinesis>(Kinesis);
            services.AddSingleton<IAmazonKinesisFirehose>(Firehose);
            services.AddSingleton<IModelObjects>(Lake);
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
