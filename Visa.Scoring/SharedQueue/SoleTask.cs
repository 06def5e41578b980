namespace Visa.Scoring.SharedQueue;

/// <summary>The file of SQLite has one process, whose turn it always is.</summary>
internal sealed class SoleTask : ITurns
{
    public Task RunAsync(Turn turn, Func<CancellationToken, Task> work, CancellationToken stoppingToken) => work(stoppingToken);
}
