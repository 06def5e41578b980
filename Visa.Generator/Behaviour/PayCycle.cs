using Visa.Generator.Cardholders;
using Visa.Generator.Randomness;

namespace Visa.Generator.Behaviour;

/// <summary>Where a holder stands between two paydays: how freely money is spent, and how much is left.</summary>
internal readonly record struct PayCycle(int DaysSince, int Length)
{
    private const double Frugal = 0.93;
    private const int FreeDays = 5;

    /// <summary>A known Friday on which those paid every other week are paid: 3 January 2025.</summary>
    private static readonly int PaidFriday = new DateOnly(2025, 1, 3).DayNumber;

    /// <summary>How much more than on average is bought: more right after payday.</summary>
    public double Spending => DaysSince < FreeDays ? 1.2 : Frugal;

    public static PayCycle Of(in Customer holder, DateOnly date)
    {
        if (holder.Payday == 0) return new PayCycle(((date.DayNumber - PaidFriday) % 14 + 14) % 14, 14);
        var since = date.Day - holder.Payday;
        return new PayCycle(since >= 0 ? since : since + DateTime.DaysInMonth(date.AddMonths(-1).Year, date.AddMonths(-1).Month), 30);
    }

    /// <summary>What can still be spent with a card on that day, in US dollars: a hash varies it from one cycle to the next.</summary>
    public double AvailableUsd(in Card card, in Customer holder, ulong cycleHash)
    {
        var gone = holder.Stretch * Math.Min(1, (DaysSince + 1.0) / Length);
        return Math.Max(5, card.MonthlyBudgetUsd * (1 - gone) * (0.6 + 0.8 * Prng.Unit(cycleHash)));
    }
}
