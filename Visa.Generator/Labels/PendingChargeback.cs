using Visa.Domain;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Generator.Simulation;

namespace Visa.Generator.Labels;

/// <summary>A chargeback to come. Times in milliseconds since 1970, UTC.</summary>
internal readonly record struct PendingChargeback(long ReportedAt, string ReasonCode, long EventTime, SimulatedPayment Payment)
{
    /// <summary>Orders those of one day.</summary>
    public (long, ulong) Key => (ReportedAt, Payment.Entropy);

    public Chargeback Report(Population population) => new()
    {
        TransactionId = TransactionId.Create(DateTimeOffset.FromUnixTimeMilliseconds(EventTime), Payment.IdEntropy),
        CardToken = population.Faces[Payment.Card, Payment.Generation].Token,
        ReportedAt = DateTimeOffset.FromUnixTimeMilliseconds(ReportedAt),
        ReasonCode = ReasonCode,
        Amount = new Money(Payment.Amount, population.MerchantAt(Payment.Terminal).City.Currency),
    };
}
