namespace Visa.Decisions.Ensembles;

/// <summary>
/// Whole numbers in the order of the single-precision numbers that they stand for: a comparison of integers takes a third of the time that one of
/// floating-point numbers takes to become an index. Both zeros have one key, as they are equal; NaN has none.
/// </summary>
internal static class SortKey
{
    /// <summary>Above the key of every number, infinity included.</summary>
    public const int AboveAll = int.MaxValue;

    public static int Of(float value)
    {
        // Adding zero turns the negative zero into the positive one; the bits of a negative number grow as it falls.
        var bits = BitConverter.SingleToInt32Bits(value + 0f);
        return bits ^ ((bits >> 31) & int.MaxValue);
    }
}
