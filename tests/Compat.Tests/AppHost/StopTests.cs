using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.AppHost;

public sealed class StopTests : IAsyncLifetime
{
    private readonly SampleApplication _sample = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task Stop_DependentResources_StopBeforeWhatTheyDependOn()
    {
        var first = _sample.AddWeb("first").WithHttpHealthCheck("/health");
        var second = _sample.AddWeb("second").WithHttpHealthCheck("/health").WaitFor(first);
        var third = _sample.AddWeb("third").WithHttpHealthCheck("/health").WithReference(second).WaitFor(second);
        await _sample.StartAsync();
        await _sample.GetAsync(third, "/");

        await _sample.App.StopAsync(_sample.Deadline);

        Assert.Equal(["third", "second", "first"], _sample.Journal().Where(line => line.What == "stopping").Select(line => line.Name));
        Assert.All(_sample.Journal(), line => Assert.False(Processes.Runs(line.ProcessId)));
    }

    [Fact]
    public async Task Stop_ProcessThatDoesNotEnd_IsKilled()
    {
        _sample.Builder.Configuration["CompatHost:StopTimeout"] = "00:00:00.200";
        var service = _sample.AddWeb("service", "stubborn=yes").WithHttpHealthCheck("/health");
        await _sample.StartAsync();
        await _sample.GetAsync(service, "/");

        await _sample.App.StopAsync(_sample.Deadline);

        var ended = await _sample.UntilAsync("service", KnownResourceStates.Exited);
        Assert.Equal(128 + 9, ended.Snapshot.ExitCode);
        Assert.All(_sample.Journal(), line => Assert.False(Processes.Runs(line.ProcessId)));
    }

    [Fact]
    public async Task Stop_ProcessThatLeavesAChildBehind_EndsThatToo()
    {
        var service = _sample.AddWeb("service", "grandchild=yes").WithHttpHealthCheck("/health");
        await _sample.StartAsync();
        await _sample.GetAsync(service, "/");
        var grandchild = Processes.GrandchildrenIn(_sample.Directory.Path).Single();
        Assert.True(Processes.Runs(grandchild));

        await _sample.App.StopAsync(_sample.Deadline);

        await Polling.UntilAsync(() => !Processes.Runs(grandchild), _sample.Deadline);
    }

    [Fact]
    public async Task Stop_WhileAResourceStillWaits_Ends()
    {
        await File.WriteAllTextAsync(Path.Combine(_sample.Directory.Path, "unhealthy"), "");
        var first = _sample.AddWeb("first").WithHttpHealthCheck("/health");
        _sample.Add("second").WaitFor(first);
        await _sample.StartAsync();
        await _sample.UntilAsync("second", KnownResourceStates.Waiting);

        await _sample.App.StopAsync(_sample.Deadline);

        Assert.DoesNotContain(_sample.Journal(), line => line.Name == "second");
    }
}
