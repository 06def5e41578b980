using Visa.Domain.Transactions;
using Visa.Features.Amounts;
using Visa.Features.Clocks;
using Visa.Features.Identities;
using Visa.Features.Places;
using Visa.Features.Risk;

namespace Visa.Features.Tests.Vectors;

/// <summary>Each feature as its line of the catalogue says it.</summary>
internal sealed class NaiveFeatures
{
    private static readonly (string Code, TimeSpan Width)[] Windows =
    [
        ("1m", TimeSpan.FromMinutes(1)), ("10m", TimeSpan.FromMinutes(10)), ("1h", TimeSpan.FromHours(1)), ("6h", TimeSpan.FromHours(6)),
        ("24h", TimeSpan.FromDays(1)), ("7d", TimeSpan.FromDays(7)), ("30d", TimeSpan.FromDays(30)),
    ];

    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Transaction _current;
    private readonly NaiveCard _card;
    private readonly List<Transaction> _past;
    private readonly List<Transaction> _month;
    private readonly double _dollars;
    private readonly double _log;

    public NaiveFeatures(Transaction current, NaiveCard card, bool isRiskKnown, RiskFacts facts)
    {
        (_current, _card) = (current, card);
        _past = [.. card.Kept().Where(t => t.EventTime <= current.EventTime)];
        _month = In(TimeSpan.FromDays(30));
        _dollars = Amount(current) / 1000.0;
        _log = Log(current);
        Shape();
        Times();
        Category();
        foreach (var (code, width) in Windows)
            Window(code, [.. In(width), current]);
        Ratios();
        Recency();
        Place();
        Amounts();
        Ever();
        Habit();
        Acquaintance();
        Sequence();
        Risk(isRiskKnown, facts);
    }

    private double this[string name]
    {
        set => _values.Add(name, value);
    }

    /// <summary>In catalogue order; every feature must have been computed, and no other.</summary>
    public float[] ToArray()
    {
        Assert.Empty(_values.Keys.Except(FeatureCatalogue.Features.Select(f => f.Name)));
        return [.. FeatureCatalogue.Features.Select(f => (float)_values[f.Name])];
    }

    private List<Transaction> In(TimeSpan width) => [.. _past.Where(t => t.EventTime > _current.EventTime - width)];

    private static long Amount(Transaction t) => ExchangeRates.Thousandths(t.BillingAmount, t.EventTime.Year);

    private static int Log(Transaction t) => LogAmount.Of(Amount(t));

    private static bool IsPresent(Transaction t) => t.EntryMode is EntryMode.Chip or EntryMode.Contactless or EntryMode.Magstripe;

    private static double If(bool condition) => condition ? 1 : 0;

    private static double Over(double amount, double other) => (amount + 1) / (other + 1);

    private void Shape()
    {
        var size = Math.Abs(_current.Amount.Amount);
        var fraction = size % 1;
        this["amount"] = _dollars;
        this["log_amount"] = _log * LogAmount.Step;
        this["amount_fraction"] = Math.Abs((double)fraction);
        this["is_whole_amount"] = If(size > 0 && fraction == 0);
        this["is_multiple_of_10"] = If(size > 0 && size % 10 == 0);
        this["is_multiple_of_100"] = If(size > 0 && size % 100 == 0);
        this["is_zero_amount"] = If(size == 0);
        this["is_one_unit"] = If(size == 1);
        this["is_just_below_whole"] = If(fraction >= 0.9m);
        this["is_small_amount"] = If(_dollars <= 2);
        this["is_other_currency"] = If(_current.Amount.Currency != _current.BillingAmount.Currency);
        this["is_chip"] = If(_current.EntryMode == EntryMode.Chip);
        this["is_contactless"] = If(_current.EntryMode == EntryMode.Contactless);
        this["is_magstripe"] = If(_current.EntryMode == EntryMode.Magstripe);
        this["is_ecommerce"] = If(_current.EntryMode == EntryMode.Ecommerce);
        this["is_keyed_in"] = If(_current.EntryMode == EntryMode.Manual);
        this["is_refund"] = If(_current.Type == TransactionType.Refund);
        this["is_cash"] = If(_current.Type == TransactionType.Cash);
        this["is_recurring"] = If(_current.Type == TransactionType.Recurring);
        this["is_account_verification"] = If(_current.Type == TransactionType.AccountVerification);
        this["is_card_not_present"] = If(!IsPresent(_current));
        this["is_foreign"] = If(_current.MerchantCountry != _current.CardCountry);
        this["is_foreign_not_present"] = If(!IsPresent(_current) && _current.MerchantCountry != _current.CardCountry);
    }

    private void Times()
    {
        var solar = (_current.EventTime.TimeOfDay.TotalHours + _current.Longitude / 15 + 24) % 24;
        var local = Local(_current);
        var moment = new LocalTime(_current.EventTime.ToUnixTimeMilliseconds() + LocalClock.Offset(_current));
        this["is_night"] = If(solar < 6);
        this["is_local_night"] = If(local.Hour < 6);
        this["is_weekend"] = If(local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        this["hour_sine"] = moment.HourSine;
        this["hour_cosine"] = moment.HourCosine;
        this["weekday_sine"] = moment.WeekdaySine;
        this["weekday_cosine"] = moment.WeekdayCosine;
    }

    private DateTimeOffset Local(Transaction t) => t.EventTime.AddMilliseconds(LocalClock.Offset(_current));

    private void Category()
    {
        this["mcc_group"] = MerchantCategory.Group(_current.Mcc);
        this["is_quasi_cash"] = If(MerchantCategory.IsQuasiCash(_current.Mcc));
        this["is_fuel"] = If(MerchantCategory.IsFuel(_current.Mcc));
        this["is_travel"] = If(MerchantCategory.IsTravel(_current.Mcc));
        this["is_digital_goods"] = If(MerchantCategory.IsDigital(_current.Mcc));
        this["is_resellable"] = If(MerchantCategory.IsResold(_current.Mcc));
    }

    private void Window(string code, List<Transaction> window)
    {
        this[$"card_count_{code}"] = window.Count;
        this[$"card_sum_{code}"] = window.Sum(Amount) / 1000.0;
        this[$"card_mean_{code}"] = window.Sum(Amount) / 1000.0 / window.Count;
        this[$"card_max_{code}"] = window.Max(Amount) / 1000.0;
        this[$"distinct_merchants_{code}"] = window.Select(t => t.MerchantId).Distinct().Count();
        this[$"distinct_mccs_{code}"] = window.Select(t => t.Mcc).Distinct().Count();
        this[$"distinct_countries_{code}"] = window.Select(t => t.MerchantCountry).Distinct().Count();
        this[$"declines_{code}"] = window.Count(t => t != _current && t.Response != IssuerResponse.Approved);
        this[$"not_present_share_{code}"] = window.Count(t => !IsPresent(t)) / (double)window.Count;
        this[$"cash_count_{code}"] = window.Count(t => t.Type == TransactionType.Cash);
        this[$"small_count_{code}"] = window.Count(t => Amount(t) <= 2000);
    }

    private void Ratios()
    {
        var hour = Windows.Where(w => w.Code == "1h").SelectMany(w => In(w.Width)).Append(_current).ToList();
        var (day, week) = (In(TimeSpan.FromDays(1)).Append(_current).ToList(), In(TimeSpan.FromDays(7)).Append(_current).ToList());
        var month = _month.Append(_current).ToList();
        double Part(long part, long whole, double factor = 1) => whole == 0 ? 1 : part * factor / whole;
        this["amount_to_mean_24h"] = Part(Amount(_current), day.Sum(Amount), day.Count);
        this["count_1h_to_24h"] = Part(hour.Count, day.Count);
        this["sum_1h_to_24h"] = Part(hour.Sum(Amount), day.Sum(Amount));
        this["count_24h_to_30d"] = Part(day.Count, month.Count, 30);
        this["sum_24h_to_30d"] = Part(day.Sum(Amount), month.Sum(Amount), 30);
        this["count_7d_to_30d"] = Part(week.Count, month.Count, 30 / 7.0);
        this["sum_7d_to_30d"] = Part(week.Sum(Amount), month.Sum(Amount), 30 / 7.0);
        this["max_24h_to_30d"] = Part(day.Max(Amount), month.Max(Amount));
        this["merchants_24h_to_30d"] = Part(day.Select(t => t.MerchantId).Distinct().Count(), month.Select(t => t.MerchantId).Distinct().Count());
    }

    private void Recency()
    {
        double Last(Func<Transaction, bool> what) => _month.LastOrDefault(what) is { } last ? (_current.EventTime - last.EventTime).TotalMilliseconds / 1000 : double.NaN;
        this["seconds_since_previous"] = _past.Count == 0 ? double.NaN : (_current.EventTime - _past[^1].EventTime).TotalMilliseconds / 1000;
        this["seconds_since_not_present"] = Last(t => !IsPresent(t));
        this["seconds_since_cash"] = Last(t => t.Type == TransactionType.Cash);
        this["seconds_since_decline"] = Last(t => t.Response != IssuerResponse.Approved);
        this["seconds_since_abroad"] = Last(t => t.MerchantCountry != _current.CardCountry);
        this["seconds_since_verification"] = Last(t => t.Type == TransactionType.AccountVerification);
        var first = _past.Concat(_card.Gone).Append(_current).Min(t => t.EventTime);
        this["history_days"] = (_current.EventTime - first).TotalMilliseconds / 86_400_000;
        this["card_transactions"] = _card.Accepted.Count + 1;
    }

    private void Place()
    {
        var present = _month.Where(IsPresent).ToList();
        this["present_count_30d"] = present.Count;
        var isNowhere = present.Count == 0 || !IsPresent(_current);
        Place Position(Transaction t) => Features.Places.Place.Of(t.Latitude, t.Longitude);
        var (here, last) = (Position(_current), isNowhere ? default : Position(present[^1]));
        var km = isNowhere ? double.NaN : GreatCircle.Kilometres(last, here);
        this["km_from_previous"] = km;
        this["km_per_hour"] = isNowhere ? double.NaN : km * 3_600_000 / Math.Max((_current.EventTime - present[^1].EventTime).TotalMilliseconds, 1000);
        this["km_from_usual_place"] = isNowhere ? double.NaN : GreatCircle.Kilometres(
            new((int)(present.Sum(t => (long)Position(t).Latitude) / present.Count), (int)(last.Longitude + present.Sum(t => (long)Position(t).EastOf(last)) / present.Count) & 0xFFFFFF), here);
    }

    private void Amounts()
    {
        var (n, sum) = ((double)_month.Count, _month.Sum(Amount));
        var mean = sum / 1000.0 / n;
        this["amount_z_30d"] = (_dollars - mean) / (Deviation([.. _month.Select(Amount)]) / 1000 + 1);
        this["amount_to_mean_30d"] = Over(_dollars, mean);
        this["amount_to_max_30d"] = n == 0 ? double.NaN : Over(_dollars, _month.Max(Amount) / 1000.0);
        this["amount_to_typical_30d"] = n == 0 ? double.NaN : Powers.Of((_log - _month.Sum(t => (long)Log(t)) / n) * LogAmount.Step);
        this["amount_rank_30d"] = _month.Count(t => Amount(t) < Amount(_current)) / n;
        this["log_amount_z_30d"] = LogZ(_month);
        var (weight, weights, total, squares) = (1.0, 0.0, 0.0, 0.0);
        foreach (var log in _month.AsEnumerable().Reverse().Select(Log))
        {
            (weights, total, squares) = (weights + weight, total + weight * log, squares + weight * log * log);
            weight *= 0.8;
        }
        var ewma = total / weights;
        var deviation = Math.Sqrt(Math.Max(0, squares / weights - ewma * ewma)) * LogAmount.Step;
        this["log_amount_ewma"] = ewma * LogAmount.Step;
        this["log_amount_ewma_deviation"] = deviation;
        this["log_amount_ewma_z"] = (_log - ewma) * LogAmount.Step / (deviation + 0.1);
    }

    private void Ever()
    {
        var ever = _card.Gone.Concat(_past).ToList();
        this["amount_to_mean_ever"] = ever.Count == 0 ? double.NaN : Over(_dollars, ever.Sum(Amount) / 1000.0 / ever.Count);
        this["log_amount_z_ever"] = LogZ(ever);
    }

    private double LogZ(List<Transaction> past) => past.Count == 0
        ? double.NaN
        : (_log - past.Sum(t => (long)Log(t)) / (double)past.Count) * LogAmount.Step / (Deviation([.. past.Select(t => (long)Log(t))]) * LogAmount.Step + 0.1);

    /// <summary>Of a population, from whole numbers as large as need be.</summary>
    private static double Deviation(List<long> values)
    {
        System.Numerics.BigInteger n = values.Count, sum = 0, squares = 0;
        foreach (var value in values)
            (sum, squares) = (sum + value, squares + (System.Numerics.BigInteger)value * value);
        return Math.Sqrt((double)(Int128)(n * squares - sum * sum)) / values.Count;
    }

    private void Habit()
    {
        double Share(Func<Transaction, bool> alike) => _month.Count(alike) / (double)_month.Count;
        double ToMean(Func<Transaction, bool> alike) => _month.Any(alike) ? Over(_dollars, _month.Where(alike).Sum(Amount) / 1000.0 / _month.Count(alike)) : double.NaN;
        bool IsOfGroup(Transaction t) => MerchantCategory.Group(t.Mcc) == MerchantCategory.Group(_current.Mcc);
        this["mcc_group_share_30d"] = Share(IsOfGroup);
        this["amount_to_mcc_group_mean_30d"] = ToMean(IsOfGroup);
        this["amount_to_merchant_mean_30d"] = ToMean(t => t.MerchantId == _current.MerchantId);
        this["merchant_count_30d"] = _month.Count(t => t.MerchantId == _current.MerchantId);
        this["mcc_share_30d"] = Share(t => t.Mcc == _current.Mcc);
        this["country_share_30d"] = Share(t => t.MerchantCountry == _current.MerchantCountry);
        this["entry_mode_share_30d"] = Share(t => t.EntryMode == _current.EntryMode);
        this["hour_share_30d"] = Share(t => Apart(Local(t).TimeOfDay, Local(_current).TimeOfDay) <= TimeSpan.FromHours(1.5));
        this["weekend_share_30d"] = Share(t => Local(t).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    private static TimeSpan Apart(TimeSpan a, TimeSpan b) => (a - b).Duration() is var apart && apart > TimeSpan.FromHours(12) ? TimeSpan.FromHours(24) - apart : apart;

    private void Acquaintance()
    {
        double Days(Func<Transaction, bool> same, string subject) => _past.Where(same).Select(t => t.EventTime)
            .Concat(_card.Acquaintances.Where(a => a.Subject == subject && a.FirstMet <= _current.EventTime).Select(a => a.FirstMet))
            .Select(time => (_current.EventTime - time).TotalMilliseconds / 86_400_000).DefaultIfEmpty(double.NaN).Max();
        void Set(string what, string days, double known) => (this[what], this[days]) = (If(double.IsNaN(known)), known);
        Set("is_new_merchant", "merchant_known_days", Days(t => t.MerchantId == _current.MerchantId, "merchant " + _current.MerchantId));
        Set("is_new_mcc", "mcc_known_days", Days(t => t.Mcc == _current.Mcc, "mcc " + _current.Mcc));
        Set("is_new_country", "country_known_days", Days(t => t.MerchantCountry == _current.MerchantCountry, "country " + _current.MerchantCountry));
        Set("is_new_terminal", "terminal_known_days", Days(t => (t.MerchantId, t.TerminalId) == (_current.MerchantId, _current.TerminalId), "nothing"));
    }

    private void Sequence()
    {
        var all = _past.Append(_current).Reverse().ToList();
        int Run(Func<Transaction, Transaction, bool> goesOn) => 1 + all.Zip(all.Skip(1)).TakeWhile(pair => goesOn(pair.First, pair.Second)).Count();
        this["rising_run"] = Run((later, earlier) => Amount(later) > Amount(earlier));
        this["equal_amount_run"] = Run((later, earlier) => Amount(later) == Amount(earlier));
        this["same_merchant_run"] = Run((later, earlier) => later.MerchantId == earlier.MerchantId);
        var declined = all.Skip(1).Select(t => t.Response != IssuerResponse.Approved).ToList();
        this["declines_in_row"] = declined.TakeWhile(d => d).Count();
        this["declines_before_approval"] = declined.Count > 0 && !declined[0] ? declined.Skip(1).TakeWhile(d => d).Count() : 0;
        this["amount_to_previous"] = _past.Count == 0 ? double.NaN : Over(_dollars, Amount(_past[^1]) / 1000.0);
        this["equal_amount_count_24h"] = In(TimeSpan.FromDays(1)).Count(t => Amount(t) == Amount(_current));
        this["verifications_24h"] = In(TimeSpan.FromDays(1)).Count(t => t.Type == TransactionType.AccountVerification);
        this["is_first_after_verification"] = If(_past.Count > 0 && _past[^1].Type == TransactionType.AccountVerification);
    }

    private void Risk(bool isKnown, RiskFacts facts)
    {
        foreach (var (name, counts) in new[] { ("terminal", facts.Terminal), ("merchant", facts.Merchant), ("mcc", facts.Mcc), ("bin", facts.Bin) })
        {
            double Share(int count, int frauds) => count > 0 ? frauds / (double)count : isKnown ? facts.Prior : double.NaN;
            this[$"{name}_risk_1d"] = Share(counts.Count1, counts.Frauds1);
            this[$"{name}_risk_7d"] = Share(counts.Count7, counts.Frauds7);
            this[$"{name}_risk_30d"] = Share(counts.Count30, counts.Frauds30);
        }
        this["terminal_matured_30d"] = facts.Terminal.Count30;
        this["merchant_matured_30d"] = facts.Merchant.Count30;
        (this["card_frauds_1d"], this["card_frauds_7d"], this["card_frauds_30d"]) = (facts.Card.Frauds1, facts.Card.Frauds7, facts.Card.Frauds30);
        (this["terminal_unexplained_7d"], this["terminal_unexplained_14d"], this["terminal_unexplained_28d"]) = (facts.Run.Unexplained7, facts.Run.Unexplained14, facts.Run.Unexplained28);
        this["terminal_fraud_run"] = facts.Run.Run;
        this["terminal_fraud_run_days"] = facts.Run.Run > 0 ? (facts.AsOf - facts.Run.RunStart) / 86_400_000.0 : double.NaN;
        this["terminal_days_since_genuine"] = facts.Run.LastGenuine > 0 ? (facts.AsOf - facts.Run.LastGenuine) / 86_400_000.0 : double.NaN;
        this["risk_table_age_days"] = isKnown ? (_current.EventTime.ToUnixTimeMilliseconds() - facts.AsOf) / 86_400_000.0 : double.NaN;
        Genuine(facts.Genuine);
    }

    private void Genuine(GenuineAmounts genuine)
    {
        var isKnown = genuine.Count > 0;
        var mean = genuine.Sum / 1000.0 / genuine.Count;
        var large = _month.Where(t => Amount(t) > mean * 2.5 * 1000).ToList();
        double Large(int days) => isKnown ? large.Count(t => t.EventTime > _current.EventTime.AddDays(-days)) : double.NaN;
        this["genuine_count"] = genuine.Count;
        this["amount_to_genuine_mean"] = genuine.Sum > 0 ? _dollars / mean : double.NaN;
        this["amount_genuine_z"] = isKnown ? (_dollars - mean) / (genuine.Deviation / 1000 + 1) : double.NaN;
        this["amount_to_genuine_max"] = isKnown ? Over(_dollars, genuine.Max / 1000.0) : double.NaN;
        (this["large_count_3d"], this["large_count_7d"], this["large_count_14d"]) = (Large(3), Large(7), Large(14));
        this["days_since_large"] = isKnown && large.Count > 0 ? (_current.EventTime - large[^1].EventTime).TotalMilliseconds / 86_400_000 : double.NaN;
    }
}
