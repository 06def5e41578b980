namespace Visa.Scoring.SharedQueue;

/// <summary>Which of the tasks that share the alert queue does what need not be done twice. It spares work and no more: what is done by two at once is still right.</summary>
internal interface ITurns
{
    /// <summary>Does the work while it is this task's turn, until the token is cancelled. The work's own token is cancelled also when the turn is lost; then it waits for the next one.</summary>
    Task RunAsync(Turn turn, Func<CancellationToken, Task> work, CancellationToken stoppingToken);
}
