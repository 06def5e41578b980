using System.Security.Cryptography;

namespace Visa.LocalAws.S3.Bodies;

/// <summary>Computes, piece by piece, all that is to be known of a body: MD5 always, for the ETag, and what the request asks for.</summary>
internal sealed class BodyDigest(BodyExpectation expectation) : IDisposable
{
    // S3 defines the ETag as the MD5; it guards against accidents, not attackers.
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly IncrementalHash? _sha256 = expectation.Sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Checksum? _checksum = expectation.Algorithm is { } algorithm ? new Checksum(algorithm) : null;
    private long _length;

    public void Append(ReadOnlySpan<byte> data)
    {
        _md5.AppendData(data);
        _sha256?.AppendData(data);
        _checksum?.Append(data);
        _length += data.Length;
    }

    /// <summary>Refuses a body that is not what its headers and trailers say.</summary>
    public (string ETag, ObjectChecksum? Checksum) Verify(IReadOnlyDictionary<string, string>? trailers)
    {
        if (expectation.Length is { } length && length != _length)
            throw S3Failure.IncompleteBody();
        var md5 = _md5.GetHashAndReset();
        if (expectation.Md5 is { } given && !given.AsSpan().SequenceEqual(md5))
            throw S3Failure.BadDigest("Content-MD5");
        if (_sha256 is not null && !expectation.Sha256.AsSpan().SequenceEqual(_sha256.GetHashAndReset()))
            throw S3Failure.BodyHashMismatch();
        return (Convert.ToHexStringLower(md5), VerifyChecksum(trailers));
    }

    public void Dispose()
    {
        _md5.Dispose();
        _sha256?.Dispose();
        _checksum?.Dispose();
    }

    private ObjectChecksum? VerifyChecksum(IReadOnlyDictionary<string, string>? trailers)
    {
        if (_checksum is null)
            return null;
        var header = BodyExpectation.HeaderOf(_checksum.Algorithm);
        var given = expectation.Checksum ?? trailers?.GetValueOrDefault(header);
        if (expectation.IsChecksumAnnounced && given is null)
            throw S3Failure.MalformedTrailer();
        var computed = _checksum.Finish();
        if (given is not null)
            EnsureEqual(header, given, computed);
        return new ObjectChecksum(_checksum.Algorithm, Convert.ToBase64String(computed), IsComposite: false);
    }

    private static void EnsureEqual(string header, string given, byte[] computed)
    {
        var bytes = new byte[computed.Length];
        if (!Convert.TryFromBase64String(given, bytes, out var written) || written != computed.Length)
            throw S3Failure.InvalidRequest($"Value for {header} header is invalid.");
        if (!bytes.AsSpan().SequenceEqual(computed))
            throw S3Failure.BadDigest(header["x-amz-checksum-".Length..].ToUpperInvariant());
    }
}
