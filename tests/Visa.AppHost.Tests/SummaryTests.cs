using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Visa.AppHost.Tests;

public sealed class SummaryTests
{
    [Fact]
    public async Task Run_ForAWhile_EndsWithEveryTransactionDecidedOnce()
    {
        var data = Directory.CreateTempSubdirectory("visa-summary-").FullName;
        using var patience = new CancellationTokenSource(RunningSystem.Patience);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Visa_AppHost>(["--for", "10s", "--rate", "100", "--history", "false", "--data", data]);
        await using (var app = await builder.BuildAsync())
        {
            await app.StartAsync(patience.Token);
            await app.ResourceNotifications.WaitForResourceAsync("reconcile", KnownResourceStates.TerminalStates, patience.Token);
        }

        var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data, "summary.json"))).RootElement;
        Assert.InRange(summary.GetProperty("sent").GetInt64(), 500, 1100);
        Assert.Equal(summary.GetProperty("sent").GetInt64(), summary.GetProperty("decided").GetInt64());
        Assert.Equal(0, summary.GetProperty("lost").GetInt64());
        Assert.Equal(0, summary.GetProperty("duplicated").GetInt64());
        Directory.Delete(data, recursive: true);
    }
}
