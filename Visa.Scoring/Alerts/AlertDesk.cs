using Microsoft.EntityFrameworkCore;
using Visa.Domain.Transactions;
using Visa.Scoring.Feedback;
using Visa.Scoring.Ledger;

namespace Visa.Scoring.Alerts;

/// <summary>Where analysts work: one claims an alert, so that no two look at it, and gives a verdict. Doing the same again changes nothing.</summary>
internal sealed class AlertDesk(IDbContextFactory<AlertsDbContext> contexts, FeedbackSignal feedback, AlertFeed feed, TimeProvider time)
{
    public Task<AlertWork> ClaimAsync(TransactionId id, string analyst, CancellationToken cancellationToken) =>
        ChangeAsync(id, analyst, (alert, now) =>
        {
            alert.ClaimedAt = alert.ClaimedBy is null ? now : alert.ClaimedAt;
            alert.ClaimedBy = analyst;
            return null;
        }, cancellationToken);

    /// <summary>Gives a claimed alert back to the queue.</summary>
    public Task<AlertWork> ReleaseAsync(TransactionId id, string analyst, CancellationToken cancellationToken) =>
        ChangeAsync(id, analyst, (alert, _) =>
        {
            (alert.ClaimedBy, alert.ClaimedAt) = alert.Verdict is null ? (null, null) : (alert.ClaimedBy, alert.ClaimedAt);
            return null;
        }, cancellationToken);

    /// <summary>Judges an alert, also again: the latest verdict counts. The verdict is stored with what sends it to the lake, in one transaction.</summary>
    public async Task<AlertWork> JudgeAsync(TransactionId id, string analyst, AlertVerdict verdict, string? note, CancellationToken cancellationToken)
    {
        var work = await ChangeAsync(id, analyst, (alert, now) => Judge(alert, analyst, verdict, note, now), cancellationToken);
        feedback.Given();
        return work;
    }

    private static GivenFeedback? Judge(Alert alert, string analyst, AlertVerdict verdict, string? note, DateTimeOffset now)
    {
        if ((alert.Verdict, alert.Note, alert.ClaimedBy) == (verdict, note, analyst)) return null;
        (alert.ClaimedBy, alert.ClaimedAt) = (analyst, alert.ClaimedAt ?? now);
        (alert.Verdict, alert.Note, alert.JudgedAt) = (verdict, note, now);
        return new GivenFeedback { TransactionId = alert.TransactionId, CardToken = alert.CardToken, Verdict = verdict, Analyst = analyst, Note = note, GivenAt = now };
    }

    private async Task<AlertWork> ChangeAsync(TransactionId id, string analyst, Func<Alert, DateTimeOffset, GivenFeedback?> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var text = id.ToString();
        var alert = await db.Alerts.SingleOrDefaultAsync(found => found.TransactionId == text, cancellationToken);
        if (alert is null) return AlertWork.NoAlert;
        if (alert.ClaimedBy is { } other && other != analyst) return AlertWork.ClaimedByAnother;
        if (change(alert, time.GetUtcNow()) is { } given) db.Feedback.Add(given);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else changed it between the look and the write: the claim is the concurrency token.
            return AlertWork.ClaimedByAnother;
        }

        feed.Publish();
        return AlertWork.Done;
    }
}
