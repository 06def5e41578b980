using System.Text.Json;
using Visa.Generator.Live;
using Visa.Generator.Reconciliation;
using Visa.Generator.Tests.Fakes;

namespace Visa.Generator.Tests;

/// <summary>The verbs as processes run them, over HTTP.</summary>
public sealed class VerbTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task RunAsync_LiveThenReconcileWithoutTruth_ExitsWithZeroThenOne()
    {
        await using var aws = await AwsStub.StartAsync();
        Configure(aws.Url);
        var directory = Directory.CreateTempSubdirectory();
        var summaryPath = Path.Combine(directory.FullName, "out", "summary.json");

        var live = await LiveVerb.RunAsync(["--urls=http://127.0.0.1:0", "--Run:Id=r1", "--rate", "200", "--duration", "00:00:01", "--cards", "200", "--merchants", "100"]).WaitAsync(Deadline);
        var reconcile = await ReconcileVerb.RunAsync(["reconcile", "--Run:Id=r1", $"--Reconcile:SummaryPath={summaryPath}", $"--Reconcile:ScoringAddress={aws.Url}"]).WaitAsync(Deadline);

        Assert.Equal((0, 1), (live, reconcile));
        Assert.InRange(aws.RecordCount, 100, 300);
        Assert.Equal(["/visa-lake/truth/run%3Dr1/part-00000.json.gz"], aws.Puts.Select(put => put.Replace("=", "%3D", StringComparison.Ordinal)));
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(summaryPath));
        Assert.Equal(0, summary.RootElement.GetProperty("sent").GetInt32());
        directory.Delete(recursive: true);
    }

    /// <summary>The SDK takes these from the environment only; no other test of the assembly reads them.</summary>
    private static void Configure(string url)
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", url);
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
    }
}
