using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.AppHost;

/// <summary>An application of sample processes, with a directory in which these write down what they do.</summary>
internal sealed class SampleApplication : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _deadline = new(Patience);
    private DistributedApplication? _app;

    public SampleApplication(params string[] args)
    {
        Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
        Builder.Services.AddLogging(logging => logging.ClearProviders());
        Builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["CompatHost:ConsoleLogs"] = "false",
            ["CompatHost:RestartDelay"] = "00:00:00.050",
            ["DcpPublisher:RandomizePorts"] = "true",
        });
    }

    public IDistributedApplicationBuilder Builder { get; }

    public TemporaryDirectory Directory { get; } = new();

    public CancellationToken Deadline => _deadline.Token;

    public DistributedApplication App => _app ??= Builder.Build();

    public HttpClient Http { get; } = new();

    /// <summary>Adds a sample process without a launch profile: no endpoint unless one is declared.</summary>
    public IResourceBuilder<ProjectResource> Add(string name, params string[] args) =>
        Builder.AddProject<Projects.Compat_Tests_Sample>(name, launchProfileName: null).WithArgs([$"directory={Directory.Path}", .. args]);

    public IResourceBuilder<ProjectResource> AddWeb(string name, params string[] args) => Add(name, args).WithHttpEndpoint();

    public Task StartAsync() => App.StartAsync(Deadline);

    public Task<ResourceEvent> UntilAsync(string resource, Func<CustomResourceSnapshot, bool> isSo) =>
        App.ResourceNotifications.WaitForResourceAsync(resource, change => isSo(change.Snapshot), Deadline);

    public Task<ResourceEvent> UntilAsync(string resource, string state) => UntilAsync(resource, snapshot => snapshot.State?.Text == state);

    public async Task<string> GetAsync(IResourceBuilder<IResourceWithEndpoints> resource, string path)
    {
        await App.ResourceNotifications.WaitForResourceHealthyAsync(resource.Resource.Name, Deadline);
        return await Polling.UntilAsync(async () => await Http.GetStringAsync(resource.GetEndpoint("http").Url + path, Deadline), Deadline);
    }

    /// <summary>What the processes wrote down, such as <c>started first 4711</c>, in order.</summary>
    public IReadOnlyList<JournalLine> Journal() => JournalLine.Read(Directory.Path);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        Http.Dispose();
        _deadline.Dispose();
        Directory.Dispose();
    }
}
