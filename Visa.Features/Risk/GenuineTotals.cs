namespace Visa.Features.Risk;

/// <summary>A card's matured genuine amounts while they are added up. Thousandths of a dollar.</summary>
internal struct GenuineTotals
{
    public long Count;
    public long Sum;
    public UInt128 Squares;
    public long Max;

    /// <summary>The highest of those that no label can change any more.</summary>
    public long SettledMax;

    public readonly GenuineAmounts Amounts => Count == 0 ? default : new GenuineAmounts(Count, Sum, Max, GenuineAmounts.DeviationOf(Count, Sum, Squares));

    public void Add(long amount)
    {
        Count++;
        Sum += amount;
        Squares += Math.BigMul((ulong)amount, (ulong)amount);
        Max = Math.Max(Max, amount);
    }

    /// <param name="max">The highest of those that are left.</param>
    public void Remove(long amount, long max)
    {
        Count--;
        Sum -= amount;
        Squares -= Math.BigMul((ulong)amount, (ulong)amount);
        Max = max;
    }
}
