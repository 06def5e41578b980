using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3;
using Visa.LocalAws.Sts;
using Visa.LocalAws.Tests.Hosting;
using Visa.LocalAws.Warehouse.Release;
using Xunit.Abstractions;

namespace Visa.LocalAws.Tests.Clients;

/// <summary>
/// AWS's own clients over every operation that LocalAws offers, by the table operations.jsonl, with signatures verified. An operation that is offered
/// and stands in no line of the table, or that a client's run does not reach, fails here.
/// </summary>
public sealed class EveryOperationTests(ITestOutputHelper output)
{
    private const string AccessKey = "AKIAEVERYOPERATION00";
    private const string SecretKey = "every/operation/secret";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Visa.LocalAws.Tests", "Clients");

    [SkippableTheory]
    [InlineData("cli", "/usr/bin/python3", "import awscli.clidriver")]
    [InlineData("boto3", "/usr/bin/python3", "import boto3")]
    [InlineData("boto3", "python3", "import boto3; assert hasattr(boto3.client('kinesis', region_name='x'), 'tag_resource')")]
    public async Task Client_EveryOperationThatItKnows_IsAnsweredAsExpected(string client, string python, string check)
    {
        Skip.IfNot(await HasAsync(python, check), $"{python} has no {client}, or none that is new enough. On Debian: sudo apt-get install awscli python3-boto3");
        using var folder = new TemporaryFolder();
        var called = new CalledOperations();
        await using var aws = await RunningLocalAws.StartWithAsync(called.AddTo, folder.Path, settings: $"--LocalAws:Credentials:{AccessKey}={SecretKey}");

        var (exitCode, printed, errors) = await RunAsync(python, Path.Combine(Folder, "operations.py"), client, aws.Url, Path.Combine(Folder, "operations.jsonl"));

        Assert.True(exitCode == 0, $"{printed}{errors}");
        output.WriteLine(printed);
        var unknown = printed.Split('\n').Where(line => line.StartsWith("unknown ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToHashSet(StringComparer.Ordinal);
        var missed = Offered(aws).Where(operation => !called.Contains(operation) && !unknown.Contains(operation.Split(' ')[1])).ToList();
        Assert.Empty(missed);
    }

    [Fact]
    public async Task Table_EveryOperationThatIsOffered_HasALine()
    {
        using var folder = new TemporaryFolder();
        await using var aws = await RunningLocalAws.StartAsync(folder.Path);
        var lines = await File.ReadAllTextAsync(Path.Combine(Folder, "operations.jsonl"));

        var missed = Offered(aws).Where(operation => !lines.Contains($" {operation.Split(' ')[1]}\"", StringComparison.Ordinal)).ToList();
        Assert.Empty(missed);
    }

    /// <summary>Each as the service's name on the wire and the operation's; what AWS has not, its clients cannot call.</summary>
    private static IEnumerable<string> Offered(RunningLocalAws aws) =>
        aws.Service<IEnumerable<IAwsJsonService>>().Where(service => service is not WarehouseReleaseService).SelectMany(service => service.Operations.Select(operation => $"{service.TargetPrefix} {operation}"))
            .Concat(S3Route.Operations.Select(operation => $"S3 {operation}"))
            .Concat(StsHandler.Operations.Select(operation => $"STS {operation}"));

    private static async Task<bool> HasAsync(string python, string check)
    {
        try
        {
            return (await RunAsync(python, "-c", check)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string python, params string[] arguments) =>
        PythonTool.RunAsAsync(python, AccessKey, SecretKey, arguments);
}
