using Visa.Generator.Fraud;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Labels;

/// <summary>What issuers report of frauds that were approved: of what was noticed all but some payments, the smaller the likelier left out.</summary>
internal sealed class FraudReports
{
    private const long HourMs = 3_600_000;
    private const double MostDays = ReportDelay.MostDays;

    public void Add(FraudCase by, long midnight, in SimulatedPayment payment, double usd, Aftermath aftermath)
    {
        if (by.ReportedAt is not { } reported) return;
        if (Prng.Unit(Prng.Combine(payment.Entropy, 1)) < Unreported(usd)) return;
        var time = midnight + payment.Milliseconds;
        var filed = Math.Max(reported, time) + (long)(Prng.Unit(Prng.Combine(payment.Entropy, 2)) * 6 * HourMs);
        var condition = DisputeConditions.OfFraud(payment.EntryMode, by.Exposure.HoursUntilMissed is not null);
        aftermath.Chargebacks.Add(new PendingChargeback(Math.Min(filed, time + (long)(MostDays * 24 * HourMs)), condition, time, payment));
    }

    private static double Unreported(double usd) => usd switch { < 2 => 0.55, < 10 => 0.35, < 50 => 0.12, _ => 0.04 };
}
