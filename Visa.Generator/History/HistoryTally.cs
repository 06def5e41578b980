using Visa.Domain;
using Visa.Generator.Fraud;
using Visa.Generator.Simulation;

namespace Visa.Generator.History;

/// <summary>Counts what was simulated.</summary>
internal sealed class HistoryTally
{
    private readonly long[] _frauds = new long[Typologies.All.Count + 1];

    public long Transactions { get; private set; }

    public long Chargebacks { get; private set; }

    public decimal BillingAmount { get; private set; }

    public long Frauds => Transactions - _frauds[0];

    public IReadOnlyDictionary<string, long> ByTypology => Typologies.All.Index().ToDictionary(pair => pair.Item.Name, pair => _frauds[pair.Index + 1]);

    public void Add(SimulatedDay day)
    {
        foreach (ref readonly var payment in day.Payments)
        {
            _frauds[payment.Fraud]++;
            BillingAmount += new Money(payment.Billing, day.Population.HomeOf(payment.Card).Currency).Amount;
        }
        Transactions += day.Count;
        Chargebacks += day.Chargebacks.Count;
    }
}
