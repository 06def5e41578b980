using Visa.LocalAws.Protocol;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Signatures;

/// <summary>Verifies S3's requests, whose bodies are hashed by the client, signed chunk by chunk, or not signed at all.</summary>
internal sealed class S3Signatures(SignatureVerifier verifier)
{
    private const string HashHeader = "x-amz-content-sha256";
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string UnsignedChunks = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const int HashLength = 64;

    /// <summary>Refuses the request, or leaves a <see cref="ChunkSignatures"/> among its features when its body's chunks are signed.</summary>
    public void Verify(HttpContext context)
    {
        if (!verifier.IsOn)
        {
            return;
        }

        var request = context.Request;
        if (request.Query.ContainsKey("AWSAccessKeyId") && request.Query.ContainsKey("Signature"))
        {
            throw S3SignatureDialect.Instance.MalformedHeader("", "AWS ");
        }

        var hash = request.Headers[HashHeader].ToString();
        if (hash.Length == 0 && request.Headers.Authorization.ToString().StartsWith(SignatureClaim.Algorithm, StringComparison.Ordinal))
        {
            throw new AwsException("InvalidRequest", $"Missing required header for this request: {HashHeader}");
        }

        if (hash.Length is not (0 or HashLength) && hash is not (Unsigned or SignedChunks or SignedChunks + "-TRAILER" or UnsignedChunks))
        {
            throw new AwsException("InvalidArgument", $"{HashHeader} must be {Unsigned}, {UnsignedChunks}, {SignedChunks}, {SignedChunks}-TRAILER or a valid sha256 value.");
        }

        var verified = verifier.Verify(request, hash.Length == 0 ? Unsigned : hash, S3SignatureDialect.Instance);
        if (hash.StartsWith(SignedChunks, StringComparison.Ordinal))
        {
            var chunks = new ChunkSignatures(verified);
            context.Response.RegisterForDispose(chunks);
            context.Features.Set(chunks);
        }
    }
}
