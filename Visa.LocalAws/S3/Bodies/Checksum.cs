using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace Visa.LocalAws.S3.Bodies;

/// <summary>Computes one S3 checksum piece by piece.</summary>
internal sealed class Checksum(ChecksumAlgorithm algorithm) : IDisposable
{
    private readonly Crc32? _crc32 = algorithm switch
    {
        ChecksumAlgorithm.CRC32 => new Crc32(),
        ChecksumAlgorithm.CRC32C => new Crc32(Crc32ParameterSet.Crc32C),
        _ => null,
    };

    private readonly Crc64? _crc64 = algorithm == ChecksumAlgorithm.CRC64NVME ? new Crc64(Crc64ParameterSet.Nvme) : null;

    private readonly IncrementalHash? _hash = algorithm switch
    {
        ChecksumAlgorithm.SHA1 => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.SHA256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
        _ => null,
    };

    public ChecksumAlgorithm Algorithm { get; } = algorithm;

    public static byte[] Of(ChecksumAlgorithm algorithm, ReadOnlySpan<byte> data)
    {
        using var checksum = new Checksum(algorithm);
        checksum.Append(data);
        return checksum.Finish();
    }

    /// <summary>The checksum of parts one after the other, in Base64, from theirs; of CRCs alone.</summary>
    public static string Combine(ChecksumAlgorithm algorithm, IEnumerable<(string Value, long Length)> parts)
    {
        var crc = algorithm switch
        {
            ChecksumAlgorithm.CRC32 => CrcCombination.Crc32,
            ChecksumAlgorithm.CRC32C => CrcCombination.Crc32C,
            ChecksumAlgorithm.CRC64NVME => CrcCombination.Crc64Nvme,
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Only CRCs can be combined."),
        };
        var combined = parts.Aggregate(0UL, (sum, part) => crc.Combine(sum, Number(part.Value), part.Length));
        return Convert.ToBase64String(algorithm == ChecksumAlgorithm.CRC64NVME ? Bytes(combined) : Bytes((uint)combined));
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        _crc32?.Append(data);
        _crc64?.Append(data);
        _hash?.AppendData(data);
    }

    /// <summary>The checksum's bytes, most significant first.</summary>
    public byte[] Finish() =>
        _crc32 is not null ? Bytes(_crc32.GetCurrentHashAsUInt32())
        : _crc64 is not null ? Bytes(_crc64.GetCurrentHashAsUInt64())
        : _hash!.GetHashAndReset();

    public void Dispose() => _hash?.Dispose();

    private static ulong Number(string value) => Convert.FromBase64String(value).Aggregate(0UL, (number, part) => (number << 8) | part);

    private static byte[] Bytes(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Bytes(ulong number)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        return bytes;
    }
}
