namespace Visa.LocalAws.S3.Bodies;

/// <summary>A reflected CRC of up to 64 bits with all ones before and after, eight bytes a step.</summary>
/// <param name="polynomial">The polynomial with its bits reversed.</param>
internal sealed class ReflectedCrc(ulong polynomial, int width)
{
    private const int Step = 8;
    private const int ByteValues = 256;

    /// <summary>For each place in a step, from the last byte's on, what a byte there does to the register.</summary>
    private readonly ulong[] _tables = CreateTables(polynomial);

    public static ReflectedCrc Crc32 { get; } = new(0xEDB88320, 32);

    public static ReflectedCrc Crc32C { get; } = new(0x82F63B78, 32);

    /// <summary>CRC-64/NVME of the NVM Express specification.</summary>
    public static ReflectedCrc Crc64Nvme { get; } = new(0x9A6C9329AC4BC9B5, 64);

    /// <summary>The register before any byte.</summary>
    public ulong Start => ulong.MaxValue >> (64 - width);

    /// <summary>The checksum's length in bytes.</summary>
    public int Length => width / 8;

    public ulong Append(ulong register, ReadOnlySpan<byte> data)
    {
        var tables = _tables;
        for (; data.Length >= Step; data = data[Step..])
        {
            var mixed = register ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(data);
            register = tables[(7 * ByteValues) + (byte)mixed]
                ^ tables[(6 * ByteValues) + (byte)(mixed >> 8)]
                ^ tables[(5 * ByteValues) + (byte)(mixed >> 16)]
                ^ tables[(4 * ByteValues) + (byte)(mixed >> 24)]
                ^ tables[(3 * ByteValues) + (byte)(mixed >> 32)]
                ^ tables[(2 * ByteValues) + (byte)(mixed >> 40)]
                ^ tables[ByteValues + (byte)(mixed >> 48)]
                ^ tables[mixed >> 56];
        }
        foreach (var value in data)
            register = (register >> 8) ^ tables[(byte)register ^ value];
        return register;
    }

    /// <summary>The finished checksum of a register.</summary>
    public ulong Finish(ulong register) => register ^ Start;

    /// <summary>The checksum of two contents one after the other, from their checksums and the length of the second.</summary>
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

    private static ulong[] CreateTables(ulong polynomial)
    {
        var tables = new ulong[Step * ByteValues];
        for (var value = 0; value < ByteValues; value++)
            tables[value] = ShiftByte((ulong)value, polynomial);
        for (var place = ByteValues; place < tables.Length; place++)
            tables[place] = (tables[place - ByteValues] >> 8) ^ tables[(byte)tables[place - ByteValues]];
        return tables;
    }

    private static ulong ShiftByte(ulong register, ulong polynomial)
    {
        for (var bit = 0; bit < 8; bit++)
            register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ polynomial;
        return register;
    }
}
