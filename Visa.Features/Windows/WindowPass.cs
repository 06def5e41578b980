using System.Runtime.CompilerServices;
using Visa.Domain.Transactions;
using Visa.Features.Cards;

namespace Visa.Features.Windows;

/// <summary>
/// The totals of every window in one pass from the newest event backwards: each window holds the shorter ones, so its totals are
/// those when its edge is reached. A merchant counts where the pass first meets it.
/// </summary>
internal sealed class WindowPass
{
    public const long SmallAmount = 2000;

    private static readonly long[] Widths = [.. Window.All.Select(window => window.Milliseconds)];

    private readonly StampSet _merchants = new(CardHistory.MaxKept + 1);
    private readonly CodeSet _mccs = new(CardEvent.MccCodes);
    private readonly CodeSet _countries = new(CardEvent.CountryCodes);

    /// <summary>One for each window.</summary>
    public WindowTotals[] Totals { get; } = new WindowTotals[Window.All.Count];

    /// <param name="events">The card's events up to this one.</param>
    public void Run(ReadOnlySpan<CardEvent> events)
    {
        _merchants.Clear(events.Length);
        _mccs.Clear();
        _countries.Clear();
        var now = events[^1].Time;
        var (window, edge) = (0, now - Widths[0]);
        WindowTotals totals = default;
        for (var i = events.Length - 1; i >= 0; i--)
        {
            ref readonly var seen = ref events[i];
            while (seen.Time <= edge)
            {
                Totals[window++] = totals;
                if (window == Widths.Length)
                    return;
                edge = now - Widths[window];
            }
            Add(ref totals, seen);
            // The issuer answers after scoring: of this transaction the answer is not known.
            if (i != events.Length - 1 && seen.IsDeclined)
                totals.Declines++;
        }
        Totals.AsSpan(window).Fill(totals);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ref WindowTotals totals, in CardEvent seen)
    {
        var amount = seen.Amount;
        totals.Count++;
        totals.Sum += amount;
        totals.Max = Math.Max(totals.Max, amount);
        totals.Merchants += _merchants.Add(seen.Merchant) ? 1 : 0;
        totals.Mccs += _mccs.Add(seen.Mcc) ? 1 : 0;
        totals.Countries += _countries.Add(seen.Country) ? 1 : 0;
        totals.NotPresent += seen.IsNotPresent ? 1 : 0;
        totals.Cash += seen.Type == TransactionType.Cash ? 1 : 0;
        totals.Small += amount <= SmallAmount ? 1 : 0;
    }
}
