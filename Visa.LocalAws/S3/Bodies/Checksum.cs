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
        _crc = algorithm switch
        {
            ChecksumAlgorithm.CRC32 => ReflectedCrc.Crc32,
            ChecksumAlgorithm.CRC32C => ReflectedCrc.Crc32C,
            ChecksumAlgorithm.CRC64NVME => ReflectedCrc.Crc64Nvme,
            _ => null,
        };
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
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _crc.Finish(_register));
        return bytes[(sizeof(ulong) - _crc.Length)..];
    }

    public void Dispose() => _hash?.Dispose();
}
