using System.Diagnostics.CodeAnalysis;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Visa.Domain.Cards;

namespace Visa.Features.Snapshots;

/// <summary>A shard's part of the 128-bit hash keys, both ends included.</summary>
public readonly record struct HashKeyRange(UInt128 Start, UInt128 End)
{
    public static HashKeyRange All { get; } = new(UInt128.MinValue, UInt128.MaxValue);

    /// <summary>True when records with this partition key come to the shard.</summary>
    public bool Contains(CardToken token)
    {
        if (this == All)
            return true;
        var key = HashKey(token);
        return key >= Start && key <= End;
    }

    /// <summary>The MD5 of the partition key, as Kinesis computes it (PutRecord, "PartitionKey").</summary>
    [SuppressMessage("Security", "CA5351", Justification = "It is how Kinesis spreads records over shards; nothing is kept secret by it.")]
    public static UInt128 HashKey(CardToken token)
    {
        Span<byte> key = stackalloc byte[CardToken.Length];
        token.Write(key);
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(key, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
