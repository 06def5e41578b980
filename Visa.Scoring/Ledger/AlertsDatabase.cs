namespace Visa.Scoring.Ledger;

/// <summary>Brings the database to this version's schema before anything uses it.</summary>
internal sealed class AlertsDatabase(IAlertsSchema schema, ILogger<AlertsDatabase> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken) => logger.DatabaseReady(await schema.PrepareAsync(cancellationToken));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
