using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.AppHost;

public sealed class ReplicaTests : IAsyncLifetime
{
    private readonly SampleApplication _sample = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _sample.DisposeAsync();

    [Fact]
    public async Task WithReplicas_ConnectionsToOnePort_ReachEveryProcess()
    {
        var service = _sample.AddWeb("service").WithReplicas(3).WithHttpHealthCheck("/health");
        _sample.Add("after", "exit=0").WaitFor(service);
        await _sample.StartAsync();
        await _sample.UntilAsync("after", KnownResourceStates.Finished);

        var answers = new HashSet<string>();
        for (var i = 0; i < 6; i++)
        {
            using var connection = new HttpClient();
            answers.Add(await connection.GetStringAsync(service.GetEndpoint("http").Url, _sample.Deadline));
        }

        Assert.Equal(3, answers.Count);
        Assert.Equal(3, _sample.App.ResourceNotifications.Current().Count(change => change.Resource.Name == "service"));
    }

    [Fact]
    public async Task WithReplicas_OneKilled_OthersServe()
    {
        _sample.Builder.Configuration["CompatHost:RestartCrashed"] = "false";
        var service = _sample.AddWeb("service").WithReplicas(2).WithHttpHealthCheck("/health");
        _sample.Add("after", "exit=0").WaitFor(service);
        await _sample.StartAsync();
        await _sample.UntilAsync("after", KnownResourceStates.Finished);
        var victim = _sample.App.ResourceNotifications.Current().First(change => change.Resource.Name == "service");

        System.Diagnostics.Process.GetProcessById(victim.Snapshot.ProcessId!.Value).Kill();
        await _sample.UntilAsync(victim.ResourceId, KnownResourceStates.Exited);

        for (var i = 0; i < 4; i++)
        {
            using var connection = new HttpClient();
            Assert.StartsWith("service ", await connection.GetStringAsync(service.GetEndpoint("http").Url, _sample.Deadline), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_ReplicasWithoutProxy_IsRefused()
    {
        _sample.Add("service").WithHttpEndpoint(isProxied: false).WithReplicas(2);

        await Assert.ThrowsAsync<DistributedApplicationException>(_sample.StartAsync);
    }
}
