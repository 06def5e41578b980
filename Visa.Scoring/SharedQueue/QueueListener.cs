using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Visa.Scoring.Alerts;
using Visa.Scoring.Feedback;

namespace Visa.Scoring.SharedQueue;

/// <summary>Hears what any task changed in the alert queue and tells the pages and the sender of this one.</summary>
internal sealed class QueueListener(NpgsqlDataSource source, AlertFeed feed, FeedbackSignal feedback, TimeProvider time, ILogger<QueueListener> logger) : BackgroundService
{
    private const string Verdict = "feedback";
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: what was said meanwhile is made up for when it listens again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.NotListening(exception, RetryDelay);
                await Task.Delay(RetryDelay, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await source.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, notification) => Tell(notification.Payload);
        await using (var command = new NpgsqlCommand("LISTEN visa_alerts", connection))
        {
            await command.ExecuteNonQueryAsync(stoppingToken);
        }

        // What was said before is not heard.
        feed.Publish();
        feedback.Given();
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    private void Tell(string changed)
    {
        if (changed == Verdict) feedback.Given();
        else feed.Publish();
    }
}
