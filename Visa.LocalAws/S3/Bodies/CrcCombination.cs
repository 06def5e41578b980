namespace Visa.LocalAws.S3.Bodies;

/// <summary>The CRC of two contents one after the other, from theirs alone, for a reflected CRC with all ones before and after.</summary>
/// <param name="polynomial">The polynomial with its bits reversed.</param>
/// <param name="width">In bits, up to 64.</param>
internal sealed class CrcCombination(ulong polynomial, int width)
{
    public static CrcCombination Crc32 { get; } = new(0xEDB88320, 32);

    public static CrcCombination Crc32C { get; } = new(0x82F63B78, 32);

    /// <summary>CRC-64/NVME of the NVM Express specification.</summary>
    public static CrcCombination Crc64Nvme { get; } = new(0x9A6C9329AC4BC9B5, 64);

    /// <param name="first">The CRC of the first content.</param>
    /// <param name="second">The CRC of the second content.</param>
    /// <param name="secondLength">The length of the second content in bytes.</param>
    public ulong Combine(ulong first, ulong second, long secondLength) => Multiply(first, PowerOfX(8 * secondLength)) ^ second;

    /// <summary>The product of two polynomials modulo the CRC's, bits reversed: the highest bit is the coefficient of x to the 0.</summary>
    private ulong Multiply(ulong left, ulong right)
    {
        var product = 0UL;
        for (var bit = 1UL << (width - 1); bit != 0; bit >>= 1)
        {
            if ((left & bit) != 0)
                product ^= right;
            right = (right & 1) == 0 ? right >> 1 : (right >> 1) ^ polynomial;
        }
        return product;
    }

    private ulong PowerOfX(long exponent)
    {
        var power = 1UL << (width - 1);
        for (var square = 1UL << (width - 2); exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                power = Multiply(power, square);
            square = Multiply(square, square);
        }
        return power;
    }
}
