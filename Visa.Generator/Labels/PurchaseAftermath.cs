using Visa.Domain.Transactions;
using Visa.Generator.Fraud;
using Visa.Generator.Network;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Labels;

/// <summary>
/// What holders do about purchases afterwards: take goods back, dispute what went wrong, or misuse either. Whether someone takes one of a
/// day's purchases back or disputes one is a hash, so that days before a run's start need be made only where it says so.
/// </summary>
internal sealed class PurchaseAftermath(Population population)
{
    /// <summary>No refund comes later.</summary>
    public const int LatestRefundDays = 30;

    private const double TakesBack = 0.04;
    private const double Disputes = 0.0013;
    private const double Full = 0.75;
    private const long DayMs = EventDay.Milliseconds;

    private static readonly HashSet<int> NeverTakenBack = [Categories.Cash, Categories.Betting, Categories.FastFood, Categories.Restaurant, Categories.Fuel, Categories.Charity];

    private readonly ulong _key = Prng.Key(population.Seed, "aftermath");

    public bool TakesBackOn(int customer, DateOnly date) => Prng.Unit(Hash(customer, date, 1)) < TakesBack;

    public bool DisputesOn(int customer, DateOnly date) => Prng.Unit(Hash(customer, date, 2)) < Disputes;

    /// <summary>Notes what comes of a customer's payments of a day: those of the buffer from <paramref name="from"/> on.</summary>
    public void Note(int customer, DateOnly date, DayBuffer payments, int from, Aftermath aftermath)
    {
        if (TakesBackOn(customer, date) && Pick(payments, from, Hash(customer, date, 3), IsReturnable) is { } bought) TakeBack(customer, date, payments[bought], 0, aftermath);
        if (DisputesOn(customer, date) && Pick(payments, from, Hash(customer, date, 4), IsDisputable) is { } disputed) Dispute(date, payments[disputed], aftermath);
    }

    /// <summary>A step that a holder takes with an own payment; nothing when the payment was refused.</summary>
    public void Misuse(in FraudStep step, DateOnly date, DayBuffer payments, int from, Aftermath aftermath)
    {
        var found = Find(step, date, payments, from);
        if (found < 0) return;
        ref var payment = ref payments[found];
        var fraud = (byte)(step.Case.Typology + 1);
        if (step.Kind is FraudStepKind.Refund or FraudStepKind.RefundAndDispute) TakeBack(step.Case.Customer, date, payment, fraud, aftermath);
        if (step.Kind == FraudStepKind.Refund) return;
        payment.Fraud = fraud;
        if (step.Case.ReportedAt is not { } reported) return;
        var condition = step.Kind == FraudStepKind.Dispute ? DisputeConditions.OfFriendlyFraud(Prng.Combine(payment.Entropy, 1)) : DisputeConditions.CreditNotProcessed;
        aftermath.Chargebacks.Add(new PendingChargeback(reported, condition, EventDay.Midnight(date) + payment.Milliseconds, payment));
    }

    private void TakeBack(int customer, DateOnly date, in SimulatedPayment bought, byte fraud, Aftermath aftermath)
    {
        var hash = Prng.Combine(bought.Entropy, 5);
        var (draw, share) = (Prng.Unit(hash), Prng.Unit(Prng.Combine(hash, 1)));
        var days = 1 + (int)(draw * draw * (LatestRefundDays - 1));
        var isFull = fraud > 0 || share < Full;
        var amount = isFull ? bought.Amount : Part(bought, share);
        if (amount <= 0) return;
        // Shops and web shops alike book refunds by day, where they are.
        var city = population.MerchantAt(bought.Terminal).City;
        var minutes = 9 * 60 + (int)(Prng.Unit(Prng.Combine(hash, 2)) * 10 * 60) - city.StandardMinutes;
        var time = EventDay.Midnight(date.AddDays(days)) + ((minutes + 1_440) % 1_440 * 60_000L) + (long)(Prng.Unit(Prng.Combine(hash, 3)) * 60_000);
        if (time <= EventDay.Midnight(date) + bought.Milliseconds) return;
        var slot = (byte)(bought.Card - population.Customer(customer).FirstCard);
        aftermath.Refunds.Add(new PendingRefund(time, customer, slot, bought.Terminal, amount, bought.EntryMode, fraud, Prng.Combine(hash, 4)));
    }

    /// <summary>A part of the sum, in steps that the currency's prices have.</summary>
    private long Part(in SimulatedPayment bought, double share)
    {
        var currency = population.MerchantAt(bought.Terminal).City.Currency;
        var step = bought.Amount % 100 == 0 ? 100 : currency.Decimals == 3 ? 5 : 1;
        return (long)(bought.Amount * (0.1 + 0.8 * (share - Full) / (1 - Full))) / step * step;
    }

    private static void Dispute(DateOnly date, in SimulatedPayment payment, Aftermath aftermath)
    {
        var time = EventDay.Midnight(date) + payment.Milliseconds;
        var condition = DisputeConditions.OfHonest(payment.Type, payment.EntryMode, Prng.Combine(payment.Entropy, 6));
        aftermath.Chargebacks.Add(new PendingChargeback(time + ReportDelay.Draw(new Prng(Prng.Combine(payment.Entropy, 7))), condition, time, payment));
    }

    private static int? Pick(DayBuffer payments, int from, ulong hash, Func<Merchant, SimulatedPayment, bool> fits, Population population)
    {
        var (picked, seen) = (-1, 0L);
        for (var i = from; i < payments.Count; i++)
        {
            if (payments[i].Response != IssuerResponse.Approved || payments[i].Fraud != 0 || !fits(population.MerchantAt(payments[i].Terminal), payments[i])) continue;
            if (Prng.Unit(Prng.Combine(hash, ++seen)) * seen < 1) picked = i;
        }
        return picked < 0 ? null : picked;
    }

    private int? Pick(DayBuffer payments, int from, ulong hash, Func<Merchant, SimulatedPayment, bool> fits) => Pick(payments, from, hash, fits, population);

    private static bool IsReturnable(Merchant merchant, SimulatedPayment payment) =>
        payment.Type == TransactionType.Purchase && payment.Amount > 0 && !NeverTakenBack.Contains(merchant.Category.Mcc);

    private static bool IsDisputable(Merchant merchant, SimulatedPayment payment) =>
        payment.Amount > 0 && payment.Type is TransactionType.Purchase or TransactionType.Recurring or TransactionType.Cash && merchant.Category.Mcc != Categories.Charity;

    private static int Find(in FraudStep step, DateOnly date, DayBuffer payments, int from)
    {
        var milliseconds = (int)(step.Time - EventDay.Midnight(date));
        for (var i = from; i < payments.Count; i++)
            if (payments[i].Milliseconds == milliseconds && payments[i].Terminal == step.Terminal && payments[i].Fraud == 0)
                return payments[i].Response == IssuerResponse.Approved ? i : -1;
        return -1;
    }

    private ulong Hash(int customer, DateOnly date, int matter) => Prng.Combine(Prng.Combine(_key + (ulong)matter, customer), date.DayNumber);
}
