using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Visa.AppHost.Tests;

public sealed class CloudRunTests : IDisposable
{
    private const string Names = """
        {
          "region": { "value": "eu-west-1" },
          "settings": { "value": {
            "scoring": { "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=dev", "Platform__DecisionsStream": "visa-dev-decisions", "Scoring__Database": "/data/scoring.db", "Grpc__Port": "8081" },
            "consumer": { "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=dev", "Platform__TransactionsStream": "visa-dev-transactions", "Kcl__TableName": "visa-dev-consumer", "Scoring__Address": "http://scoring:8081" }
          } }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("visa-cloud-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_WithoutCloud_IsNone() => Assert.Null(CloudOptions.Read(Configuration()));

    [Fact]
    public void Read_WithNames_TakesWhatTheServiceWorksOn()
    {
        var cloud = CloudOptions.Read(Configuration(("cloud", "aws"), ("names", FileOf(Names)), ("service", "consumer"), ("profile", "sandbox")))!;

        Assert.Equal(("consumer", "sandbox", "eu-west-1"), (cloud.Service, cloud.Profile, cloud.Names.Region));
        Assert.Equal(["Kcl__TableName", "Platform__TransactionsStream"], cloud.Names.Of("consumer").Select(setting => setting.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("azure", "names.json", "scoring", "--cloud takes aws")]
    [InlineData("aws", "names.json", "everything", "--service takes scoring")]
    [InlineData("aws", null, "scoring", "terraform -chdir=terraform/environments/dev output -json")]
    [InlineData("aws", "absent.json", "scoring", "There is no file")]
    public void Read_WrongOption_SaysWhatToDo(string kind, string? names, string service, string expected)
    {
        var options = Configuration(("cloud", kind), ("names", names is null ? null : Path.Combine(_folder.FullName, names)), ("service", service));

        Assert.Contains(expected, Assert.Throws<FormatException>(() => CloudOptions.Read(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"region":{"value":"eu-west-1"},"settings":{"value":[]}}""")]
    public void Read_OtherFile_SaysHowTheRightOneIsMade(string text)
    {
        var options = Configuration(("cloud", "aws"), ("names", FileOf(text)));

        Assert.Contains("is not what Terraform says", Assert.Throws<FormatException>(() => CloudOptions.Read(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NamesOfProduction_AreRefused()
    {
        var options = Configuration(("cloud", "aws"), ("names", FileOf(Names.Replace("=dev", "=prod", StringComparison.Ordinal))));

        Assert.Contains("production", Assert.Throws<FormatException>(() => CloudOptions.Read(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scoring", "scoring")]
    [InlineData("consumer", "scoring", "consumer")]
    public void Describe_Service_AddsItWithoutTheEmbeddedAws(string service, params string[] expected)
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var configuration = Configuration(("cloud", "aws"), ("names", FileOf(Names)), ("service", service), ("data", _folder.FullName));
        var run = RunOptions.Read(configuration, _folder.FullName);

        new CloudRun(builder, run.Cloud!, run, RunSecrets.Create(builder.Configuration)).Describe();

        Assert.Equal(expected, builder.Resources.OfType<ProjectResource>().Select(resource => resource.Name));
    }

    private string FileOf(string text)
    {
        var path = Path.Combine(_folder.FullName, "names.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value))).Build();
}
