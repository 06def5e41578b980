using Visa.Features.Amounts;
using Visa.Features.Risk;
using Visa.Features.Windows;
using static Visa.Features.FeatureCatalogue;
using static Visa.Features.Vectors.Value;

namespace Visa.Features.Vectors;

/// <summary>What matured labels say of the transaction's subjects.</summary>
internal static class RiskFeatures
{
    private const double LargeRatio = 2.5;

    private static readonly int Terminal = Slot("terminal_risk_1d"), Merchant = Slot("merchant_risk_1d"), Mcc = Slot("mcc_risk_1d"), Bin = Slot("bin_risk_1d"), CardFrauds = Slot("card_frauds_1d");
    private static readonly int TerminalMatured = Slot("terminal_matured_30d"), MerchantMatured = Slot("merchant_matured_30d"), TableAge = Slot("risk_table_age_days");
    private static readonly int GenuineCount = Slot("genuine_count"), ToMean = Slot("amount_to_genuine_mean"), Z = Slot("amount_genuine_z"), ToMax = Slot("amount_to_genuine_max");
    private static readonly int Large = Slot("large_count_3d"), SinceLarge = Slot("days_since_large");
    private static readonly int Unexplained = Slot("terminal_unexplained_7d"), Run = Slot("terminal_fraud_run"), RunDays = Slot("terminal_fraud_run_days"), SinceGenuine = Slot("terminal_days_since_genuine");
    private static readonly long[] LargeWindows = [3 * Window.Day, 7 * Window.Day, 14 * Window.Day];

    public static void Write(in CardMoment moment, bool isKnown, in RiskFacts facts, Span<float> features)
    {
        var prior = isKnown ? facts.Prior : float.NaN;
        WriteShares(facts.Terminal, prior, features[Terminal..]);
        WriteShares(facts.Merchant, prior, features[Merchant..]);
        WriteShares(facts.Mcc, prior, features[Mcc..]);
        WriteShares(facts.Bin, prior, features[Bin..]);
        features[TerminalMatured] = facts.Terminal.Count30;
        features[MerchantMatured] = facts.Merchant.Count30;
        features[CardFrauds] = facts.Card.Frauds1;
        features[CardFrauds + 1] = facts.Card.Frauds7;
        features[CardFrauds + 2] = facts.Card.Frauds30;
        WriteGenuine(moment, facts.Genuine, features);
        WriteRun(facts.Run, facts.AsOf, features);
        features[TableAge] = isKnown ? Days(moment.Current.Time - facts.AsOf) : float.NaN;
    }

    private static void WriteShares(in WindowCounts counts, double prior, Span<float> features)
    {
        features[0] = (float)counts.Risk1(prior);
        features[1] = (float)counts.Risk7(prior);
        features[2] = (float)counts.Risk30(prior);
    }

    private static void WriteGenuine(in CardMoment moment, in GenuineAmounts genuine, Span<float> features)
    {
        features[GenuineCount] = genuine.Count;
        features[ToMean] = features[Z] = features[ToMax] = features[SinceLarge] = float.NaN;
        features.Slice(Large, LargeWindows.Length).Fill(float.NaN);
        if (genuine.Count == 0)
            return;
        var amount = Dollars(moment.Current.Amount);
        features[ToMean] = genuine.Sum == 0 ? float.NaN : (float)(amount / genuine.Mean);
        features[Z] = (float)((amount - genuine.Mean) / (genuine.Deviation / ExchangeRates.AmountsPerUnit + 1));
        features[ToMax] = Ratio(amount, Dollars(genuine.Max));
        WriteLarge(moment, genuine, features);
    }

    private static void WriteLarge(in CardMoment moment, in GenuineAmounts genuine, Span<float> features)
    {
        var now = moment.Current.Time;
        var above = genuine.Mean * LargeRatio * ExchangeRates.AmountsPerUnit;
        features.Slice(Large, LargeWindows.Length).Clear();
        foreach (ref readonly var seen in moment.Month)
        {
            if (seen.Amount <= above)
                continue;
            features[SinceLarge] = Days(now - seen.Time);
            for (var i = 0; i < LargeWindows.Length; i++)
                features[Large + i] += Flag(seen.Time > now - LargeWindows[i]);
        }
    }

    private static void WriteRun(in TerminalRun run, long asOf, Span<float> features)
    {
        features[Unexplained] = run.Unexplained7;
        features[Unexplained + 1] = run.Unexplained14;
        features[Unexplained + 2] = run.Unexplained28;
        features[Run] = run.Run;
        features[RunDays] = run.Run == 0 ? float.NaN : Days(asOf - run.RunStart);
        features[SinceGenuine] = run.LastGenuine == 0 ? float.NaN : Days(asOf - run.LastGenuine);
    }
}
