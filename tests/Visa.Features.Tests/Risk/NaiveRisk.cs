using Visa.Domain.Transactions;
using Visa.Features.Risk;

namespace Visa.Features.Tests.Risk;

/// <summary>The risk facts by their definition, from everything.</summary>
internal sealed class NaiveRisk(RandomHistory history, LabelHistoryOptions options)
{
    private readonly Dictionary<TransactionId, DateTimeOffset> _reported = history.Chargebacks.Where(c => c.ReasonCode.StartsWith("10.", StringComparison.Ordinal))
        .GroupBy(c => c.TransactionId).ToDictionary(g => g.Key, g => g.Min(c => c.ReportedAt));

    public RiskFacts Find(Transaction transaction, DateTimeOffset at)
    {
        var matured = history.Transactions.Where(t => t.EventTime <= at - options.Delay).ToList();
        List<Transaction> Same<T>(Func<Transaction, T> subject) => [.. matured.Where(t => Equals(subject(t), subject(transaction)))];
        return new RiskFacts
        {
            AsOf = at.ToUnixTimeMilliseconds(),
            Prior = Counts(matured, at) is { Count30: > 0 } all ? all.Frauds30 / (double)all.Count30 : 0,
            Terminal = Counts(Same(t => (t.MerchantId, t.TerminalId)), at),
            Merchant = Counts(Same(t => t.MerchantId), at),
            Mcc = Counts(Same(t => t.Mcc), at),
            Bin = Counts(Same(t => t.CardNumber.Value[..6]), at),
            Card = Counts(Same(t => t.CardToken), at),
            Run = Run(Same(t => (t.MerchantId, t.TerminalId)), at),
            Genuine = Genuine([.. Same(t => t.CardToken).Where(t => !IsFraud(t, at)).Select(Amount)]),
        };
    }

    private static long Amount(Transaction t) => t.BillingAmount.MinorUnits * 10;

    private bool IsFraud(Transaction t, DateTimeOffset at) => _reported.TryGetValue(t.Id, out var reported) && reported < at;

    private WindowCounts Counts(List<Transaction> matured, DateTimeOffset at)
    {
        List<Transaction> In(int days) => [.. matured.Where(t => t.EventTime > at - options.Delay - TimeSpan.FromDays(days))];
        int Frauds(int days) => In(days).Count(t => IsFraud(t, at));
        return new WindowCounts(In(1).Count, Frauds(1), In(7).Count, Frauds(7), In(30).Count, Frauds(30));
    }

    private TerminalRun Run(List<Transaction> matured, DateTimeOffset at)
    {
        var unexplained = matured.Where(t => IsFraud(t, at) && !IsExplained(t)).ToList();
        int In(int days) => unexplained.Count(t => t.EventTime > at - options.Delay - TimeSpan.FromDays(days));
        var lastGenuine = matured.FindLastIndex(t => !IsFraud(t, at));
        var run = matured.Skip(lastGenuine + 1).Where(unexplained.Contains).ToList();
        return new TerminalRun(In(7), In(14), In(28), run.Count, run.Count > 0 ? run[0].EventTime.ToUnixTimeMilliseconds() : 0, lastGenuine >= 0 ? matured[lastGenuine].EventTime.ToUnixTimeMilliseconds() : 0);
    }

    /// <summary>By the card's genuine amounts when it matured, as they were known then.</summary>
    private bool IsExplained(Transaction fraud)
    {
        var maturedAt = fraud.EventTime + options.Delay;
        var before = history.Transactions.TakeWhile(t => t != fraud).Where(t => t.CardToken == fraud.CardToken && !IsFraud(t, maturedAt)).Select(Amount).ToList();
        return Amount(fraud) > options.ExplainedAbove * 1000 || (before.Count > 0 && Amount(fraud) * (double)before.Count >= options.ExplainedByRatio * before.Sum());
    }

    private static GenuineAmounts Genuine(List<long> amounts) => amounts.Count == 0
        ? default
        : new GenuineAmounts(amounts.Count, amounts.Sum(), amounts.Max(), Math.Sqrt(amounts.Count * amounts.Sum(a => a * a) - amounts.Sum() * amounts.Sum()) / amounts.Count);
}
