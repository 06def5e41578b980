using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace Compat.Tests.AppHost;

public sealed class TestingBuilderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationTokenSource _deadline = new(SampleApplication.Patience);

    public void Dispose()
    {
        _deadline.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task CreateAsync_OfAppHost_RunsItsOwnEntryPoint()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Compat_Tests_SampleHost>(
            [$"--directory={_directory.Path}"], _deadline.Token);
        Assert.Equal(["first", "second"], builder.Resources.Select(resource => resource.Name));
        Assert.Equal("from the launch profile", builder.Configuration["HOST_SETTING"]);
        Assert.EndsWith("Compat.Tests.SampleHost", builder.AppHostDirectory, StringComparison.Ordinal);

        await using var app = await builder.BuildAsync(_deadline.Token);
        Assert.Empty(JournalLine.Read(_directory.Path));

        await app.StartAsync(_deadline.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("second", _deadline.Token);
        using var client = app.CreateHttpClient("first");
        Assert.Equal(app.GetEndpoint("first", "http"), client.BaseAddress);
        Assert.StartsWith("first ", await client.GetStringAsync(new Uri("/", UriKind.Relative), _deadline.Token), StringComparison.Ordinal);

        await app.StopAsync(_deadline.Token);
        Assert.All(JournalLine.Read(_directory.Path), line => Assert.False(Processes.Runs(line.ProcessId)));
    }

    [Fact]
    public async Task Dispose_WithoutBuilding_EndsTheEntryPoint()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Compat_Tests_SampleHost>([], _deadline.Token);

        await builder.DisposeAsync();

        Assert.Empty(JournalLine.Read(_directory.Path));
    }

    [Fact]
    public async Task CreateAsync_BuilderSettings_ReachTheEntryPoint()
    {
        DistributedApplicationOptions? seen = null;
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Compat_Tests_SampleHost>(
            [], (options, settings) => { seen = options; settings.EnvironmentName = "Special"; }, _deadline.Token);

        Assert.Equal("Special", builder.Environment.EnvironmentName);
        Assert.True(seen!.EnableResourceLogging);
    }

    [Fact]
    public async Task GetEndpoint_OfUnknownResource_IsRefused()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Compat_Tests_SampleHost>([], _deadline.Token);
        await using var app = await builder.BuildAsync(_deadline.Token);

        Assert.Throws<ArgumentException>(() => app.GetEndpoint("nobody"));
    }
}
