using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Issuing;

/// <summary>
/// What one customer's cards can still pay on one day, in US dollars: what is left of the budget of this pay cycle, less what was spent on
/// the day. The days between payday and this one count as spent by habit, not by their payments, so that each day can be made alone.
/// </summary>
internal sealed class CardFunds(Population population)
{
    private const double CashADayUsd = 700;

    private readonly ulong _key = Prng.Key(population.Seed, "funds");
    private readonly double[] _left = new double[byte.MaxValue];
    private readonly double[] _cashLeft = new double[byte.MaxValue];

    public void Begin(int customer, DayCalendar calendar)
    {
        ref readonly var holder = ref population.Customer(customer);
        var cycle = PayCycle.Of(holder, calendar.Date);
        for (var slot = 0; slot < holder.Cards; slot++)
        {
            var card = holder.FirstCard + slot;
            _left[slot] = cycle.AvailableUsd(population.Card(card), holder, Prng.Combine(Prng.Combine(_key, card), calendar.Date.DayNumber - cycle.DaysSince));
            _cashLeft[slot] = CashADayUsd;
        }
    }

    public bool Covers(int slot, double usd, TransactionType type) => usd <= _left[slot] && (type != TransactionType.Cash || usd <= _cashLeft[slot]);

    public void Spend(int slot, double usd, TransactionType type)
    {
        _left[slot] -= usd;
        if (type == TransactionType.Cash) _cashLeft[slot] -= usd;
    }
}
