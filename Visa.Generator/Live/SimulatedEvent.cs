using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;

namespace Visa.Generator.Live;

/// <summary>What happens next on the network: a transaction with the simulation's knowledge of it, or the report of a chargeback.</summary>
internal readonly record struct SimulatedEvent(SimulatedTransaction? Transaction, Chargeback? Chargeback)
{
    public DateTimeOffset Time => Transaction?.Transaction.EventTime ?? Chargeback!.ReportedAt;
}
