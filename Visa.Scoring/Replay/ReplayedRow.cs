using Visa.Domain.Transactions;

namespace Visa.Scoring.Replay;

/// <summary>What is known of a replayed transaction besides its vector.</summary>
/// <param name="Id">Of the transaction.</param>
/// <param name="Time">Event time.</param>
/// <param name="Card">A number for each card.</param>
/// <param name="Dollars">The billing amount.</param>
/// <param name="ReportedAt">When its fraud was reported; null when it never was.</param>
/// <param name="CompromisedAt">When the first fraud on its card was reported; null when none was.</param>
internal readonly record struct ReplayedRow(TransactionId Id, DateTimeOffset Time, int Card, double Dollars, DateTimeOffset? ReportedAt, DateTimeOffset? CompromisedAt)
{
    /// <summary>The label as it was known at a moment.</summary>
    public bool IsKnownFraud(DateTimeOffset at) => ReportedAt < at;

    /// <summary>Whether the card was known to be compromised when the row's day began. Such cards are dealt with already: to find them again is no success.</summary>
    public bool IsOfKnownCard => CompromisedAt < new DateTimeOffset(Time.UtcDateTime.Date, TimeSpan.Zero);
}
