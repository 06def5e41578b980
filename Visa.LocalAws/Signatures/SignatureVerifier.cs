using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Signatures;

/// <summary>Verifies Signature Version 4 when credentials are configured.</summary>
internal sealed class SignatureVerifier(IOptions<SignatureOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, string> _secrets = new(options.Value.Credentials, StringComparer.Ordinal);
    private LatestKey? _latest;

    public bool IsOn => _secrets.Count > 0;

    /// <summary>Verifies a request whose whole body is there, as those to the JSON and query services are.</summary>
    public void Verify(HttpRequest request, ReadOnlySpan<byte> body, ISignatureDialect dialect)
    {
        if (IsOn)
        {
            Verify(request, Convert.ToHexStringLower(SHA256.HashData(body)), dialect);
        }
    }

    /// <summary>Verifies a request whose body counts as <paramref name="payloadHash"/>; the body itself is checked against that by the caller.</summary>
    public VerifiedSignature Verify(HttpRequest request, string payloadHash, ISignatureDialect dialect)
    {
        var claim = SignatureClaimReader.Read(request, dialect);
        EnsureCurrent(claim, dialect);
        if (!_secrets.TryGetValue(claim.AccessKeyId, out var secret))
        {
            throw dialect.UnknownKey(claim.AccessKeyId);
        }

        EnsureSigned(request, claim, dialect);
        var canonical = CanonicalRequest.Of(request, claim, payloadHash, dialect.SignsPathAsSent);
        var stringToSign = StringToSign(claim, canonical);
        var key = KeyOf(secret, claim);
        return SigningKey.AreEqual(key.Sign(stringToSign), claim.Signature)
            ? new VerifiedSignature(claim, key)
            : throw dialect.Mismatch(claim, canonical, stringToSign);
    }

    private static string StringToSign(SignatureClaim claim, string canonicalRequest) =>
        $"{SignatureClaim.Algorithm}\n{claim.Timestamp}\n{claim.Scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";

    private void EnsureCurrent(SignatureClaim claim, ISignatureDialect dialect)
    {
        var now = time.GetUtcNow();
        var signedAt = DateTimeOffset.ParseExact(claim.Timestamp, SignatureClaim.TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (signedAt - now > Tolerance || (!claim.IsPresigned && now - signedAt > Tolerance))
        {
            throw dialect.Skewed(claim, now, Tolerance);
        }

        if (claim.Lifetime is { } lifetime && now > signedAt + lifetime)
        {
            throw dialect.PresignedExpired(claim, signedAt + lifetime, now);
        }
    }

    /// <summary>The host, and every header of AWS's own, must be among what is signed: otherwise it could be changed on the way.</summary>
    private static void EnsureSigned(HttpRequest request, SignatureClaim claim, ISignatureDialect dialect)
    {
        var unsigned = request.Headers.Keys.Select(name => name.ToLowerInvariant())
            .Where(name => (name == "host" || name.StartsWith("x-amz-", StringComparison.Ordinal)) && !claim.SignedHeaders.Contains(name))
            .Where(name => dialect.SignsPathAsSent || name == "host")
            .ToArray();
        if (unsigned.Length > 0)
        {
            throw dialect.UnsignedHeaders(string.Join(", ", unsigned));
        }
    }

    /// <summary>One client signs with one key all day, so the latest key is nearly always the right one.</summary>
    private SigningKey KeyOf(string secret, SignatureClaim claim)
    {
        if (_latest is { } latest && latest.Secret == secret && latest.Scope == claim.Scope)
        {
            return latest.Key;
        }

        var key = new SigningKey(secret, claim);
        _latest = new LatestKey(secret, claim.Scope, key);
        return key;
    }

    private sealed record LatestKey(string Secret, string Scope, SigningKey Key);
}
