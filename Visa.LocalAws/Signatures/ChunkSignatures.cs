using System.Security.Cryptography;
using System.Text;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Signatures;

/// <summary>
/// The chain of signatures in a body of <c>STREAMING-AWS4-HMAC-SHA256-PAYLOAD</c>: each chunk's covers its data and the signature before it,
/// from the request's own on (S3 API reference, "Signature calculations: transferring payload in multiple chunks").
/// </summary>
internal sealed class ChunkSignatures(VerifiedSignature seed) : IDisposable
{
    private static readonly string EmptyHash = Convert.ToHexStringLower(SHA256.HashData([]));

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string _previous = seed.Claim.Signature;

    public void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    /// <summary>Ends a chunk. Throws SignatureDoesNotMatch.</summary>
    public void EndChunk(string signature) =>
        Verify(signature, $"AWS4-HMAC-SHA256-PAYLOAD\n{seed.Claim.Timestamp}\n{seed.Claim.Scope}\n{_previous}\n{EmptyHash}\n{Convert.ToHexStringLower(_hash.GetHashAndReset())}");

    /// <summary>Ends the trailing headers, each written as <c>name:value</c> and a line feed. Throws SignatureDoesNotMatch.</summary>
    public void EndTrailers(string signature, string trailers)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trailers)));
        Verify(signature, $"AWS4-HMAC-SHA256-TRAILER\n{seed.Claim.Timestamp}\n{seed.Claim.Scope}\n{_previous}\n{hash}");
    }

    public void Dispose() => _hash.Dispose();

    private void Verify(string signature, string stringToSign)
    {
        if (!SigningKey.AreEqual(seed.Key.Sign(stringToSign), signature))
        {
            throw S3SignatureDialect.Instance.Mismatch(seed.Claim with { Signature = signature }, "", stringToSign);
        }

        _previous = signature;
    }
}
