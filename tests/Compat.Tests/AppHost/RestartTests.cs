using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Compat.Tests.AppHost;

public sealed class RestartTests : IAsyncLifetime
{
    private readonly SampleApplication _sample = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task Crash_OfService_StartsItAgainAtTheSameAddress()
    {
        var service = _sample.AddWeb("service").WithHttpHealthCheck("/health");
        await _sample.StartAsync();
        var first = await _sample.GetAsync(service, "/");

        await CrashAsync(service);
        await _sample.UntilAsync("service", snapshot => snapshot.RestartCount == 1 && snapshot.HealthStatus is not null);

        var second = await _sample.GetAsync(service, "/");
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Crash_WithRestartsOff_LeavesItExited()
    {
        _sample.Builder.Configuration["CompatHost:RestartCrashed"] = "false";
        var service = _sample.AddWeb("service").WithHttpHealthCheck("/health");
        await _sample.StartAsync();
        await _sample.GetAsync(service, "/");

        await CrashAsync(service);
        var exited = await _sample.UntilAsync("service", KnownResourceStates.Exited);

        Assert.Equal(3, exited.Snapshot.ExitCode);
        Assert.Equal(0, exited.Snapshot.RestartCount);
    }

    [Fact]
    public async Task ExitCode_NotZeroOfJob_IsNotRestarted()
    {
        _sample.Add("job", "exit=5");
        await _sample.StartAsync();

        var exited = await _sample.UntilAsync("job", KnownResourceStates.Exited);

        Assert.Equal(5, exited.Snapshot.ExitCode);
        Assert.False(exited.Snapshot.WillRestart);
    }

    [Fact]
    public void BackOff_CrashAfterCrash_DoublesUpToTheLongest()
    {
        var backOff = new RestartBackOff(new RunOptions { RestartDelay = TimeSpan.FromSeconds(1), LongestRestartDelay = TimeSpan.FromSeconds(5) });

        var delays = Enumerable.Range(0, 5).Select(_ => backOff.Next(TimeSpan.Zero).TotalSeconds);

        Assert.Equal([1, 2, 4, 5, 5], delays);
    }

    [Fact]
    public void BackOff_AfterAHealthyPeriod_BeginsAnew()
    {
        var options = new RunOptions();
        var backOff = new RestartBackOff(options);
        backOff.Next(TimeSpan.Zero);
        backOff.Next(TimeSpan.Zero);

        Assert.Equal(options.RestartDelay, backOff.Next(options.HealthyPeriod));
    }

    private async Task CrashAsync(IResourceBuilder<ProjectResource> service)
    {
        try
        {
            using var _ = await _sample.Http.PostAsync(new Uri(service.GetEndpoint("http").Url + "/crash"), null, _sample.Deadline);
        }
        catch (Exception gone) when (gone is HttpRequestException or SocketException)
        {
            // The process ended before it answered, or while the connection was being made.
        }
    }
}
