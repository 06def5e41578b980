namespace Visa.LocalAws.Tests.Testing;

/// <summary>One host for all tests of a class; each test uses names of its own.</summary>
public sealed class StoresFixture : IAsyncLifetime
{
    private readonly DataFolder _folder = new();

    public StoresHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await StoresHost.StartAsync(_folder.Path);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
