namespace Visa.LocalAws.Tests.Hosting;

/// <summary>One host for all tests of a class; each test uses names of its own.</summary>
public sealed class StoresFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public RunningLocalAws Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await RunningLocalAws.StartAsync(_folder.Path);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
