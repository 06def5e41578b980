using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.AppHost;

public sealed class StartOrderTests : IAsyncLifetime
{
    private readonly SampleApplication _sample = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task WaitFor_UnhealthyDependency_StartsOnceItIsHealthy()
    {
        await File.WriteAllTextAsync(Path.Combine(_sample.Directory.Path, "unhealthy"), "");
        var first = _sample.AddWeb("first").WithHttpHealthCheck("/health");
        _sample.Add("second", "exit=0").WaitFor(first);
        await _sample.StartAsync();

        await _sample.UntilAsync("first", snapshot => snapshot.HealthReports is [{ Status: not null }]);
        Assert.DoesNotContain(_sample.Journal(), line => line.Name == "second");
        await _sample.UntilAsync("second", KnownResourceStates.Waiting);

        await Polling.UntilAsync(() => _sample.Http.PostAsync(new Uri(first.GetEndpoint("http").Url + "/become-healthy"), null), _sample.Deadline);
        await _sample.UntilAsync("second", KnownResourceStates.Finished);
    }

    [Fact]
    public async Task WaitForCompletion_ExpectedExitCode_StartsAfterwards()
    {
        var job = _sample.Add("job", "exit=7");
        _sample.Add("after", "exit=0").WaitForCompletion(job, exitCode: 7);
        await _sample.StartAsync();

        await _sample.UntilAsync("after", KnownResourceStates.Finished);
        Assert.Equal(["started job", "ended job", "started after", "ended after"], _sample.Journal().Select(line => $"{line.What} {line.Name}"));
    }

    [Fact]
    public async Task WaitForCompletion_OtherExitCode_FailsToStart()
    {
        var job = _sample.Add("job", "exit=1");
        _sample.Add("after", "exit=0").WaitForCompletion(job);
        await _sample.StartAsync();

        await _sample.UntilAsync("after", KnownResourceStates.FailedToStart);
        Assert.DoesNotContain(_sample.Journal(), line => line.Name == "after");
    }

    [Fact]
    public async Task WithExplicitStart_StartCommand_Starts()
    {
        _sample.Add("manual", "exit=0").WithExplicitStart();
        await _sample.StartAsync();
        await _sample.UntilAsync("manual", KnownResourceStates.NotStarted);

        var result = await _sample.App.ResourceCommands.ExecuteCommandAsync("manual", KnownResourceCommands.StartCommand, _sample.Deadline);

        Assert.True(result.Success, result.ErrorMessage);
        await _sample.UntilAsync("manual", KnownResourceStates.Finished);
    }

    [Fact]
    public async Task Start_ResourcesThatWaitForEachOther_IsRefused()
    {
        var left = _sample.Add("left");
        var right = _sample.Add("right").WaitFor(left);
        left.WaitFor(right);

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(_sample.StartAsync);

        Assert.Contains("wait for each other", refusal.Message, StringComparison.Ordinal);
    }
}
