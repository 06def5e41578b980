using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Visa.Scoring.SharedQueue;

/// <summary>A turn is an advisory lock of a session of its own: when its task dies, PostgreSQL ends the session and the lock, and another task takes over.</summary>
internal sealed class PostgresTurns(NpgsqlDataSource source, TimeProvider time, ILogger<PostgresTurns> logger) : ITurns
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: whatever broke, the turn is given back or lost, and the next try is for a new one.")]
    public async Task RunAsync(Turn turn, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TryAsync(turn, work, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.TurnLost(exception, turn, Pause);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryAsync(Turn turn, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        await using var connection = await source.OpenConnectionAsync(stoppingToken);
        if (!await AdvisoryLock.TryTakeAsync(connection, turn, stoppingToken)) return;
        logger.TurnTaken(turn);
        try
        {
            await HoldAsync(connection, work, stoppingToken);
        }
        finally
        {
            // The session may live on in the pool, and would keep the lock. The task is stopping: its token no longer counts.
            if (connection.State == ConnectionState.Open) await AdvisoryLock.GiveBackAsync(connection, turn, CancellationToken.None);
        }
    }

    /// <summary>Ends when the work ends or the session is lost, and throws why.</summary>
    private static async Task HoldAsync(NpgsqlConnection connection, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var working = work(held.Token);
        var watching = WatchAsync(connection, held.Token);
        await Task.WhenAny(working, watching);
        await held.CancelAsync();
        await Task.WhenAll(working, watching);
    }

    /// <summary>Nothing is ever sent here: reading is what notices that the session is lost.</summary>
    private static async Task WatchAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }
}
