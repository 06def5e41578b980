using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Visa.Domain.Decisions;

namespace Visa.Scoring.Ledger;

/// <summary>64 bits of a decision's content. The time of deciding is left out: a decision made again after a restart has another.</summary>
internal static class DecisionDigest
{
    private const int UsualLength = 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _json;

    public static long Of(Decision decision)
    {
        var json = _json ??= new ArrayBufferWriter<byte>(UsualLength);
        json.ResetWrittenCount();
        DecisionJson.Write(json, decision with { DecidedAt = DateTimeOffset.UnixEpoch });
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json.WrittenSpan, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
