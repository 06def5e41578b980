using Visa.Features.Amounts;
using Visa.Features.Cards;
using Visa.Features.Risk;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>The amount against the card's own earlier ones.</summary>
internal static class AmountFeatures
{
    private const double EwmaDecay = 0.8;
    private const double LeastLogDeviation = 0.1;

    private static readonly int Z = Slot("amount_z_30d"), ToMean = Slot("amount_to_mean_30d"), ToMax = Slot("amount_to_max_30d"), ToTypical = Slot("amount_to_typical_30d"), Rank = Slot("amount_rank_30d");
    private static readonly int LogZ = Slot("log_amount_z_30d"), Ewma = Slot("log_amount_ewma"), EwmaDeviation = Slot("log_amount_ewma_deviation"), EwmaZ = Slot("log_amount_ewma_z");
    private static readonly int ToMeanEver = Slot("amount_to_mean_ever"), LogZEver = Slot("log_amount_z_ever");

    public static void Write(in CardMoment moment, Span<float> features)
    {
        var amount = moment.Current.Amount;
        var log = LogAmount.Of(amount);
        var (month, ever) = (default(Totals), Totals.Of(moment.Gone));
        foreach (ref readonly var seen in moment.Past[..^moment.Month.Length])
            ever.Add(seen.Amount, LogAmount.Of(seen.Amount), amount);
        var (weight, weights, ewma, squares) = (1.0, 0.0, 0.0, 0.0);
        for (var i = moment.Month.Length - 1; i >= 0; i--)
        {
            var seenLog = LogAmount.Of(moment.Month[i].Amount);
            month.Add(moment.Month[i].Amount, seenLog, amount);
            weights += weight;
            ewma += weight * seenLog;
            squares += weight * seenLog * seenLog;
            weight *= EwmaDecay;
        }
        WriteMonth(month, amount, log, features);
        WriteEwma(log, month.Count > 0, (ewma / weights, squares / weights), features);
        WriteEver(month, ever, amount, log, features);
    }

    private static void WriteMonth(in Totals month, long amount, int log, Span<float> features)
    {
        if (month.Count == 0)
        {
            features[Z] = features[ToMean] = features[ToMax] = features[ToTypical] = features[Rank] = features[LogZ] = float.NaN;
            return;
        }
        var dollars = Dollars(amount);
        var mean = Dollars(month.Sum) / month.Count;
        var deviation = GenuineAmounts.DeviationOf(month.Count, month.Sum, month.Squares) / ExchangeRates.AmountsPerUnit;
        features[Z] = (float)((dollars - mean) / (deviation + 1));
        features[ToMean] = Ratio(dollars, mean);
        features[ToMax] = Ratio(dollars, Dollars(month.Max));
        features[ToTypical] = (float)Powers.Of((log - month.Logs / (double)month.Count) * LogAmount.Step);
        features[Rank] = Share(month.Below, month.Count);
        features[LogZ] = LogDeviations(log, month.Count, month.Logs, month.SquaredLogs);
    }

    private static void WriteEwma(int log, bool isKnown, (double Mean, double Square) weighted, Span<float> features)
    {
        // One NaN for all: what 0 / 0 gives has a sign that depends on the machine.
        if (!isKnown)
        {
            features[Ewma] = features[EwmaDeviation] = features[EwmaZ] = float.NaN;
            return;
        }
        var deviation = Math.Sqrt(Math.Max(0, weighted.Square - weighted.Mean * weighted.Mean)) * LogAmount.Step;
        features[Ewma] = (float)(weighted.Mean * LogAmount.Step);
        features[EwmaDeviation] = (float)deviation;
        features[EwmaZ] = (float)((log - weighted.Mean) * LogAmount.Step / (deviation + LeastLogDeviation));
    }

    private static void WriteEver(in Totals month, in Totals before, long amount, int log, Span<float> features)
    {
        var count = month.Count + before.Count;
        if (count == 0)
        {
            features[ToMeanEver] = features[LogZEver] = float.NaN;
            return;
        }
        var sum = before.Sum > long.MaxValue - month.Sum ? long.MaxValue : before.Sum + month.Sum;
        features[ToMeanEver] = Ratio(Dollars(amount), Dollars(sum) / count);
        features[LogZEver] = LogDeviations(log, count, month.Logs + before.Logs, month.SquaredLogs + before.SquaredLogs);
    }

    private static float LogDeviations(int log, long count, long logs, long squares)
    {
        var spread = (Int128)count * squares - (Int128)logs * logs;
        var deviation = Math.Sqrt((double)spread) / count * LogAmount.Step;
        return (float)((log - logs / (double)count) * LogAmount.Step / (deviation + LeastLogDeviation));
    }

    private struct Totals
    {
        public long Count;
        public long Sum;
        public UInt128 Squares;
        public long Max;
        public long Below;
        public long Logs;
        public long SquaredLogs;

        public static Totals Of(in CardTotals gone) => new() { Count = gone.Count, Sum = gone.Amount, Logs = gone.Logs, SquaredLogs = gone.SquaredLogs };

        public void Add(long seen, long log, long amount)
        {
            Count++;
            Sum += seen;
            Squares += Math.BigMul((ulong)seen, (ulong)seen);
            Max = Math.Max(Max, seen);
            Below += seen < amount ? 1 : 0;
            Logs += log;
            SquaredLogs += log * log;
        }
    }
}
