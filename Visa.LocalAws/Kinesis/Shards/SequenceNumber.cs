using System.Globalization;
using System.Runtime.CompilerServices;

namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>
/// A sequence number of version 2, 47 hexadecimal digits that are written in decimal: '2', the shard's creation in seconds (9 digits), the low digit of the shard's
/// index (1), the record's index in its shard (16), a zero byte (2), the record's time in seconds (9), the shard's index (8), '2'.
/// Within a shard the order is that of <see cref="Index"/>.
/// </summary>
/// <param name="CreatedSeconds">When the shard was made, in seconds since the epoch.</param>
/// <param name="Index">0 for the number at which the shard starts; records count from 1.</param>
/// <param name="TimeSeconds">When the record arrived, in seconds since the epoch.</param>
internal readonly record struct SequenceNumber(long CreatedSeconds, long Index, long TimeSeconds, int ShardIndex)
{
    /// <summary>Decimal digits of every version 2 number that a clock of this age gives.</summary>
    public const int DigitCount = 56;

    private const ulong Version = 2;
    private const ulong ChunkBase = 10_000_000_000_000_000_000;

    /// <summary>floor((2^128 - 1) / 10^19) - 2^64: by it a division by 10^19 is two multiplications (Möller and Granlund, Improved division by invariant integers, algorithm 4).</summary>
    private const ulong ChunkReciprocal = 15581492618384294730;
    private const int ChunkDigits = 19;
    private const int Chunks = 3;
    private const ulong SecondsMask = (1UL << 36) - 1;

    // Bits 128-191: '2', 36 bits of creation and 4 of the shard's index; 64-127 and 0-63: the index, a byte, 36 bits of time, 32 of shard, '2'.
    private ulong High => (Version << 40) | (((ulong)CreatedSeconds & SecondsMask) << 4) | ((uint)ShardIndex & 0xF);

    /// <summary>Writes the decimal digits.</summary>
    /// <param name="digits">At least <see cref="DigitCount"/> bytes.</param>
    public void Format(Span<byte> digits)
    {
        // The low 80 bits hold byte, time, shard and version; the index begins at bit 80.
        var low80 = ((UInt128)(((ulong)TimeSeconds & SecondsMask)) << 36) | ((UInt128)(uint)ShardIndex << 4) | Version;
        var low144 = ((UInt128)(ulong)Index << 80) | low80;
        var limb0 = (ulong)low144;
        var limb1 = (ulong)(low144 >> 64);
        var limb2 = ((ulong)Index >> 48) | (High << 16);
        Span<ulong> chunks = stackalloc ulong[Chunks];
        for (var chunk = Chunks - 1; chunk >= 0; chunk--)
        {
            chunks[chunk] = Divide(ref limb2, ref limb1, ref limb0);
        }

        Span<byte> padded = stackalloc byte[ChunkDigits * Chunks];
        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            chunks[chunk].TryFormat(padded.Slice(chunk * ChunkDigits, ChunkDigits), out _, "D19", CultureInfo.InvariantCulture);
        }

        padded[^DigitCount..].CopyTo(digits);
    }

    public override string ToString()
    {
        Span<byte> digits = stackalloc byte[DigitCount];
        Format(digits);
        return System.Text.Encoding.ASCII.GetString(digits);
    }

    /// <summary>Reads decimal digits; false when they are no version 2 number.</summary>
    public static bool TryParse(ReadOnlySpan<char> digits, out SequenceNumber number)
    {
        number = default;
        var (limb2, limb1, limb0) = (0UL, 0UL, 0UL);
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit) || !MultiplyAndAdd(ref limb2, ref limb1, ref limb0, (uint)(digit - '0')))
            {
                return false;
            }
        }

        var high = limb2 >> 16;
        var index = (limb2 << 48) | (limb1 >> 16);
        var time = ((limb1 << 28) | (limb0 >> 36)) & SecondsMask;
        if (high >> 40 != Version || (limb0 & 0xF) != Version || (long)index < 0)
        {
            return false;
        }

        number = new SequenceNumber((long)((high >> 4) & SecondsMask), (long)index, (long)time, (int)(uint)(limb0 >> 4));
        return true;
    }

    /// <summary>
    /// Reads a number of version 0, which AWS gave until 2014 and still understands: 32 hexadecimal digits, '1', the shard's creation in seconds (9), a byte (2),
    /// 16 more, the shard's index (4); a number too small for the first of them stands for one with it.
    /// </summary>
    public static bool TryParseVersion0(ReadOnlySpan<char> digits, out int shardIndex)
    {
        const long FirstSecondTooLate = 16_025_175_000;
        var first = UInt128.One << 124;
        var isNumber = UInt128.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < first * 2;
        shardIndex = (int)(uint)(number & 0xFFFF);
        return isNumber && (long)((ulong)(number >> 88) & SecondsMask) < FirstSecondTooLate;
    }

    /// <summary>Divides 192 bits by 10^19 in place and returns the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Divide(ref ulong limb2, ref ulong limb1, ref ulong limb0)
    {
        (limb2, var rest) = Math.DivRem(limb2, ChunkBase);
        (limb1, rest) = DivRem(rest, limb1);
        (limb0, rest) = DivRem(rest, limb0);
        return rest;
    }

    /// <param name="high">Less than 10^19.</param>
    /// <param name="low">The low half of the dividend.</param>
    private static (ulong Quotient, ulong Remainder) DivRem(ulong high, ulong low)
    {
        var quotient = Math.BigMul(ChunkReciprocal, high, out var fraction);
        fraction += low;
        quotient += high + (fraction < low ? 1UL : 0) + 1;
        var remainder = low - (quotient * ChunkBase);
        if (remainder > fraction)
        {
            quotient--;
            remainder += ChunkBase;
        }

        return remainder < ChunkBase ? (quotient, remainder) : (quotient + 1, remainder - ChunkBase);
    }

    private static bool MultiplyAndAdd(ref ulong limb2, ref ulong limb1, ref ulong limb0, uint digit)
    {
        const ulong Ten = 10;
        var product = ((UInt128)limb0 * Ten) + digit;
        limb0 = (ulong)product;
        product = ((UInt128)limb1 * Ten) + (ulong)(product >> 64);
        limb1 = (ulong)product;
        product = ((UInt128)limb2 * Ten) + (ulong)(product >> 64);
        limb2 = (ulong)product;
        return product >> 64 == 0;
    }
}
