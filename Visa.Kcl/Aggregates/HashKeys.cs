using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Amazon.Kinesis.ClientLibrary.Aggregates;

/// <summary>Which hash key a record has, and so to which shard it belongs.</summary>
internal static class HashKeys
{
    private const int DigestLength = 16;
    private const int LongestKeyOnStack = 1024;

    /// <summary>The MD5 of bytes: the service maps keys and the producer library seals aggregates with it.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Kinesis defines it so; nothing is protected by it.")]
    public static void Digest(ReadOnlySpan<byte> bytes, Span<byte> digest) => MD5.HashData(bytes, digest);

    /// <summary>Decimal digits.</summary>
    public static bool IsValid(string explicitHashKey) =>
        explicitHashKey.Length > 0 && !explicitHashKey.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>The hash key that a record was sent with, or that of its partition key; null when it is beyond every shard.</summary>
    public static UInt128? Of(string partitionKey, string? explicitHashKey)
    {
        if (explicitHashKey is null)
            return Of(partitionKey);
        return UInt128.TryParse(explicitHashKey, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
    }

    private static UInt128 Of(string partitionKey)
    {
        var length = Encoding.UTF8.GetByteCount(partitionKey);
        var bytes = length <= LongestKeyOnStack ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(partitionKey, bytes);
        Span<byte> digest = stackalloc byte[DigestLength];
        Digest(bytes, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
