using System.Runtime.InteropServices;
using Visa.Features.Amounts;

namespace Visa.Features.Cards;

/// <summary>Totals over the events that a card's history no longer keeps: integers, so that their order does not matter.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CardTotals
{
    /// <summary>Event time of the earliest of them, ms since 1970.</summary>
    public long FirstTime;

    public long Count;

    /// <summary>Thousandths of a dollar; stops at <see cref="long.MaxValue"/>.</summary>
    public long Amount;

    /// <summary>In steps of <see cref="LogAmount"/>.</summary>
    public long Logs;

    public long SquaredLogs;

    public void Add(in CardEvent gone)
    {
        FirstTime = Count == 0 ? gone.Time : Math.Min(FirstTime, gone.Time);
        Count++;
        Amount = Amount > long.MaxValue - gone.Amount ? long.MaxValue : Amount + gone.Amount;
        long log = LogAmount.Of(gone.Amount);
        Logs += log;
        SquaredLogs += log * log;
    }
}
