using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.Kinesis;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Visa.LocalAws.Hosting;

namespace Visa.Kcl.Tests.Contracts;

/// <summary>
/// The services that the contract tests run against: LocalAws in this process, and kinesalite and dynalite where KINESALITE_ENDPOINT and
/// DYNALITE_ENDPOINT give their addresses.
/// </summary>
public sealed class AwsEndpoints : IAsyncLifetime
{
    public const string LocalAws = "LocalAws";
    public const string Npm = "kinesalite and dynalite";

    private const string Region = "us-east-1";

    private readonly string _folder = Directory.CreateTempSubdirectory("visa-kcl-").FullName;
    private WebApplication? _localAws;

    public static TheoryData<string> All => [LocalAws, Npm];

    public async Task InitializeAsync()
    {
        _localAws = LocalAwsHost.Build(["--urls=http://127.0.0.1:0", $"--LocalAws:DataDirectory={_folder}", "--Logging:LogLevel:Default=Warning"]);
        await _localAws.StartAsync();
    }

    public async Task DisposeAsync()
    {
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
        var address = Environment.GetEnvironmentVariable(variable);
        Skip.If(string.IsNullOrEmpty(address), $"Set {variable} to the address of a running server (npm install kinesalite dynalite).");
        return address!;
    }
}
