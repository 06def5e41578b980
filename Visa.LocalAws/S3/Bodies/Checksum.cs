using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Visa.LocalAws.S3.Bodies;

/// <summary>Computes one S3 checksum piece by piece.</summary>
internal sealed class Checksum : IDisposable
{
    private readonly ReflectedCrc? _crc;
    private readonly IncrementalHash? _hash;
    private ulong _register;

    public Checksum(ChecksumAlgorithm algorithm)
    {
        Algorithm = algorithm;
        _crc = CrcOf(algorithm);
        _register = _crc?.Start ?? 0;
        if (_crc is null)
            _hash = IncrementalHash.CreateHash(algorithm == ChecksumAlgorithm.SHA1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
    }

    public ChecksumAlgorithm Algorithm { get; }

    public static byte[] Of(ChecksumAlgorithm algorithm, ReadOnlySpan<byte> data)
    {
        using var checksum = new Checksum(algorithm);
        checksum.Append(data);
        return checksum.Finish();
    }

    /// <summary>The checksum of parts one after the other, in Base64, from theirs; of CRCs alone.</summary>
    public static string Combine(ChecksumAlgorithm algorithm, IEnumerable<(string Value, long Length)> parts)
    {
        var crc = CrcOf(algorithm) ?? throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Only CRCs can be combined.");
        var combined = parts.Aggregate(0UL, (sum, part) => crc.Combine(sum, Number(part.Value), part.Length));
        return Convert.ToBase64String(Bytes(combined, crc.Length));
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        if (_crc is null)
            _hash!.AppendData(data);
        else
            _register = _crc.Append(_register, data);
    }

    /// <summary>The checksum's bytes, most significant first.</summary>
    public byte[] Finish()
    {
        if (_crc is null)
            return _hash!.GetHashAndReset();
        return Bytes(_crc.Finish(_register), _crc.Length);
    }

    private static ReflectedCrc? CrcOf(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.CRC32 => ReflectedCrc.Crc32,
        ChecksumAlgorithm.CRC32C => ReflectedCrc.Crc32C,
        ChecksumAlgorithm.CRC64NVME => ReflectedCrc.Crc64Nvme,
        _ => null,
    };

    private static ulong Number(string value) => Convert.FromBase64String(value).Aggregate(0UL, (number, part) => (number << 8) | part);

    private static byte[] Bytes(ulong number, int length)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        return bytes[(sizeof(ulong) - length)..];
    }

    public void Dispose() => _hash?.Dispose();
}
