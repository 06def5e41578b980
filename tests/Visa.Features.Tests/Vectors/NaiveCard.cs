using Visa.Domain.Transactions;

namespace Visa.Features.Tests.Vectors;

/// <summary>All of a card's transactions, which of them are in its history, and whom it met in those that are not.</summary>
internal sealed class NaiveCard
{
    private List<Transaction> _gone = [];

    public List<Transaction> Accepted { get; } = [];

    /// <summary>Last met first.</summary>
    public List<(string Subject, DateTimeOffset FirstMet)> Acquaintances { get; } = [];

    public IReadOnlyList<Transaction> Gone => _gone;

    public IReadOnlyList<Transaction> Kept() => [.. InOrder().Skip(_gone.Count)];

    /// <summary>As old as all of a full history, or older.</summary>
    public bool IsTooLate(Transaction transaction)
    {
        var kept = Kept();
        var isFull = kept.Count >= 2048 || (kept.Count >= 16 && transaction.EventTime <= kept[^1].EventTime.AddDays(-31));
        return isFull && transaction.EventTime <= kept[0].EventTime;
    }

    public void Add(Transaction transaction)
    {
        Accepted.Add(transaction);
        var ordered = InOrder();
        var withinReach = ordered.Count(t => t.EventTime > ordered[^1].EventTime.AddDays(-31));
        var kept = Math.Min(2048, Math.Max(withinReach, Math.Min(16, ordered.Count)));
        var gone = ordered[..^kept];
        foreach (var left in gone.Except(_gone))
        {
            Meet("merchant " + left.MerchantId, left.EventTime);
            Meet("mcc " + left.Mcc, left.EventTime);
            Meet("country " + left.MerchantCountry, left.EventTime);
        }
        _gone = gone;
    }

    private List<Transaction> InOrder() => [.. Accepted.OrderBy(t => t.EventTime)];

    private void Meet(string subject, DateTimeOffset time)
    {
        var minute = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));
        var known = Acquaintances.FindIndex(a => a.Subject == subject);
        var first = known >= 0 && Acquaintances[known].FirstMet < minute ? Acquaintances[known].FirstMet : minute;
        if (known >= 0)
            Acquaintances.RemoveAt(known);
        Acquaintances.Insert(0, (subject, first));
        if (Acquaintances.Count > 20)
            Acquaintances.RemoveAt(20);
    }
}
