using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>The hash keys, both ends included, whose records go to one shard.</summary>
internal readonly record struct HashKeyRange(UInt128 Start, UInt128 End)
{
    /// <summary>Cuts the 128 bit key space into equal ranges; the last one takes what the division leaves.</summary>
    public static HashKeyRange Part(int index, int count)
    {
        var width = count == 1 ? UInt128.Zero : WidthOf(count);
        var end = index == count - 1 ? UInt128.MaxValue : (width * (UInt128)(index + 1)) - 1;
        return new HashKeyRange(width * (UInt128)index, end);
    }

    /// <summary>MD5 of the key's UTF-8, read as an unsigned big-endian number.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Kinesis defines the hash of a partition key as MD5; nothing is protected by it.")]
    public static UInt128 Hash(ReadOnlySpan<byte> partitionKey)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(partitionKey, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    // floor(2^128 / count), of which 2^128 itself does not fit.
    private static UInt128 WidthOf(int count)
    {
        var (quotient, rest) = UInt128.DivRem(UInt128.MaxValue, (UInt128)count);
        return rest == (UInt128)(count - 1) ? quotient + 1 : quotient;
    }
}
