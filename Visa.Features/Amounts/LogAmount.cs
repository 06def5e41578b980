using System.Numerics;

namespace Visa.Features.Amounts;

/// <summary>
/// Logarithms of amounts as integers: log2(1 + units) in 1/65536. Made by integer arithmetic alone, so that every
/// machine gives the same, and sums of them do not depend on their order.
/// </summary>
internal static class LogAmount
{
    /// <summary>Natural logarithm of one step.</summary>
    public const double Step = 0.693147180559945309417 / (1 << FractionBits);

    private const int FractionBits = 16;
    private const int TableBits = 10;
    private const int TableFractionBits = 32;

    private static readonly long[] Table = MakeTable();
    private static readonly long OfOneUnit = OfInteger(ExchangeRates.AmountsPerUnit);

    /// <summary>The logarithm of one and the amount, which is in thousandths.</summary>
    public static int Of(long thousandths) => (int)((OfInteger((ulong)thousandths + ExchangeRates.AmountsPerUnit) - OfOneUnit) >> (TableFractionBits - FractionBits));

    private static long OfInteger(ulong value)
    {
        var exponent = BitOperations.Log2(value);
        var mantissa = value << (63 - exponent);
        var place = (int)((mantissa << 1) >> (64 - TableBits));
        var rest = (long)((mantissa << (1 + TableBits)) >> 40);
        var between = (Table[place + 1] - Table[place]) * rest >> 24;
        return ((long)exponent << TableFractionBits) + Table[place] + between;
    }

    // Bit by bit: squaring a number in [1, 2) shifts its logarithm by one place.
    private static long[] MakeTable()
    {
        var table = new long[(1 << TableBits) + 1];
        for (var i = 0; i < 1 << TableBits; i++)
        {
            var x = ((ulong)i << (62 - TableBits)) + (1UL << 62);
            for (var bit = 0; bit < TableFractionBits; bit++)
            {
                var square = (ulong)(((UInt128)x * x) >> 62);
                var carries = square >> 63;
                table[i] = (table[i] << 1) | (long)carries;
                x = square >> (int)carries;
            }
        }
        table[1 << TableBits] = 1L << TableFractionBits;
        return table;
    }
}
