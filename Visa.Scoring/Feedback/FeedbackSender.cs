using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visa.Scoring.Delivery;
using Visa.Scoring.Ledger;
using Visa.Scoring.SharedQueue;
using Visa.ServiceDefaults.Platform;

namespace Visa.Scoring.Feedback;

/// <summary>Sends verdicts to the lake, oldest first, at least once: a verdict is marked as sent after it was acknowledged, and readers take the latest of a transaction.</summary>
internal sealed class FeedbackSender(
    IDbContextFactory<AlertsDbContext> contexts, FirehoseDelivery delivery, FeedbackSignal signal, ITurns turns, IOptions<PlatformOptions> platform, TimeProvider time, ILogger<FeedbackSender> logger)
    : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => turns.RunAsync(Turn.SendFeedback, SendAsync, stoppingToken);

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TrySendAsync(stoppingToken)) await signal.NextAsync(stoppingToken);
            else await Task.Delay(RetryDelay, time, stoppingToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of the loop: the verdicts stay in the database, and are sent when whatever broke works again.")]
    private async Task<bool> TrySendAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await SendSomeAsync(stoppingToken))
            {
            }

            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.FeedbackNotSent(exception, RetryDelay);
            return false;
        }
    }

    private async Task<bool> SendSomeAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var unsent = await db.Feedback.Where(given => given.SentAt == null).OrderBy(given => given.Number).Take(BatchSize).ToListAsync(cancellationToken);
        if (unsent.Count == 0) return false;
        var lines = unsent.ConvertAll(given => RecordLine.Write(new FeedbackLine(given.TransactionId, given.CardToken, given.Verdict, given.Analyst, given.Note, given.GivenAt)));
        await delivery.PutAsync(platform.Value.FeedbackDeliveryStream, lines, cancellationToken);
        foreach (var given in unsent) given.SentAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
