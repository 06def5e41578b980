using Visa.Orchestrator.Tests.Api;

namespace Visa.Orchestrator.Tests.Pages;

public sealed class PageAccessFixture : IAsyncLifetime
{
    internal RunningOrchestrator Orchestrator { get; private set; } = null!;

    public async Task InitializeAsync() => Orchestrator = await RunningOrchestrator.StartAsync();

    public async Task DisposeAsync() => await Orchestrator.DisposeAsync();
}
