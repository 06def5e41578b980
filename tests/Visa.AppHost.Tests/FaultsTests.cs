using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Visa.AppHost.Tests;

/// <summary>The whole system on an AWS that throttles, fails, loses answers, takes batches in part, lets iterators expire, and delivers objects twice and late.</summary>
public sealed class FaultsTests
{
    /// <summary>Retries of what was refused make the run longer than one without faults.</summary>
    private static readonly TimeSpan Patience = 3 * RunningSystem.Patience;

    private static readonly string[] Faults =
    [
        "--Faults:Seed=20", "--Faults:ThrottleRate=0.03", "--Faults:ErrorRate=0.03", "--Faults:LostAnswerRate=0.02", "--Faults:SlowRate=0.01", "--Faults:SlowDelay=00:00:00.500",
        "--Faults:PartialFailureRate=0.03", "--Faults:ExpiredIteratorRate=0.03", "--Faults:DuplicateObjectRate=0.5", "--Faults:DelayedObjectRate=0.5", "--Faults:ObjectDelay=00:00:02",
    ];

    [Fact]
    public async Task Run_WithFaults_LosesNothingAndDecidesNothingTwice()
    {
        var data = Directory.CreateTempSubdirectory("visa-faults-").FullName;
        using var patience = new CancellationTokenSource(Patience);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Visa_AppHost>(["--for", "15s", "--rate", "100", "--history", "false", "--data", data, .. Faults]);
        await using (var app = await builder.BuildAsync())
        {
            await app.StartAsync(patience.Token);
            await app.ResourceNotifications.WaitForResourceAsync("reconcile", KnownResourceStates.TerminalStates, patience.Token);
        }

        var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data, "summary.json"))).RootElement;
        Assert.True(summary.GetProperty("sent").GetInt64() >= 500, $"Too little was sent to tell anything: {summary}");
        Assert.Equal(summary.GetProperty("sent").GetInt64(), summary.GetProperty("decided").GetInt64());
        Assert.Equal(0, summary.GetProperty("lost").GetInt64());
        Assert.Equal(0, summary.GetProperty("duplicated").GetInt64());
        Directory.Delete(data, recursive: true);
    }
}
