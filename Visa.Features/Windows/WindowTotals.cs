using Visa.Features.Amounts;

namespace Visa.Features.Windows;

/// <summary>What the card did in one window.</summary>
internal struct WindowTotals
{
    public int Count;

    /// <summary>Thousandths of a dollar.</summary>
    public long Sum;

    public long Max;
    public int Merchants;
    public int Mccs;
    public int Countries;
    public int Declines;
    public int NotPresent;
    public int Cash;
    public int Small;

    public readonly double Mean => Sum / (double)ExchangeRates.AmountsPerUnit / Count;
}
