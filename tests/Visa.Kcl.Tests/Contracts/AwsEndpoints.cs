using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.Kinesis;
using Amazon.Kinesis.ClientLibrary;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Visa.LocalAws.Hosting;

namespace Visa.Kcl.Tests.Contracts;

/// <summary>
/// The services that the contract tests run against: LocalAws in this process, whose subscriptions end after a few seconds instead of
/// minutes, and kinesalite and dynalite where there are any.
/// </summary>
public sealed class AwsEndpoints : IAsyncLifetime
{
    public const string LocalAws = "LocalAws";
    public const string Npm = "kinesalite and dynalite";

    private const string Region = "us-east-1";

    private readonly string _folder = Directory.CreateTempSubdirectory("visa-kcl-").FullName;
    private WebApplication? _localAws;
    private NpmPeers? _peers;

    public static TheoryData<string> All => [LocalAws, Npm];

    /// <summary>Both with each way of reading.</summary>
    public static TheoryData<string, RetrievalMode> Readings => new()
    {
        { LocalAws, RetrievalMode.Polling },
        { LocalAws, RetrievalMode.FanOut },
        { Npm, RetrievalMode.Polling },
        { Npm, RetrievalMode.FanOut },
    };

    /// <summary>Skips by name what a service does not offer.</summary>
    public static void SkipIfMissing(string service, RetrievalMode mode) =>
        Skip.If(service == Npm && mode == RetrievalMode.FanOut, "kinesalite has no RegisterStreamConsumer and no SubscribeToShard.");

    public async Task InitializeAsync()
    {
        _localAws = LocalAwsHost.Build(
            ["--urls=http://127.0.0.1:0", $"--LocalAws:DataDirectory={_folder}", "--Kinesis:SubscriptionLifetime=00:00:07", "--Logging:LogLevel:Default=Warning"]);
        await _localAws.StartAsync();
        _peers = await NpmPeers.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _peers!.DisposeAsync();
        await _localAws!.StopAsync();
        await _localAws.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public static string NewName(string purpose) => string.Create(CultureInfo.InvariantCulture, $"{purpose}-{Guid.NewGuid():N}");

    public IAmazonDynamoDB DynamoDb(string service) =>
        new AmazonDynamoDBClient(Credentials, new AmazonDynamoDBConfig { ServiceURL = Address(service, "DYNALITE_ENDPOINT"), AuthenticationRegion = Region });

    public IAmazonKinesis Kinesis(string service) =>
        new AmazonKinesisClient(Credentials, new AmazonKinesisConfig { ServiceURL = Address(service, "KINESALITE_ENDPOINT"), AuthenticationRegion = Region });

    private static BasicAWSCredentials Credentials => new("test", "test");

    private string Address(string service, string variable)
    {
        if (service == LocalAws)
            return _localAws!.Urls.First();
        var address = _peers![variable];
        Skip.If(string.IsNullOrEmpty(address), $"Run tests/peers/peers install, or set {variable} to the address of a running server.");
        return address!;
    }
}
