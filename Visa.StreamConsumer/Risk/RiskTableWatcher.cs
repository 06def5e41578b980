using Microsoft.Extensions.Options;

namespace Visa.StreamConsumer.Risk;

/// <summary>Looks for a newer risk table now and then, so that no batch waits for its reading.</summary>
internal sealed class RiskTableWatcher(RiskTables tables, IOptions<RiskOptions> options, TimeProvider clock, ILogger<RiskTableWatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        while (!tables.IsPinned && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await tables.RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the present table still serves.
                logger.NotRefreshed(exception);
            }
        }
    }
}
