using System.Security.Cryptography;

namespace Visa.LocalAws.Firehose.Aggregation;

/// <summary>
/// Records that the Kinesis Producer Library packed into one (its aggregation-format.md): four bytes of magic, a protobuf message, and the MD5 of
/// that message. Firehose takes the records out before it delivers them.
/// </summary>
internal static class KplAggregate
{
    private const int DigestLength = 16;
    private const int RecordsField = 3;
    private const int DataField = 3;

    private static ReadOnlySpan<byte> Magic => [0xF3, 0x89, 0x9A, 0xC2];

    /// <summary>The data of the packed records, or the data itself when it is no aggregate.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Unpack(ReadOnlyMemory<byte> data)
    {
        if (data.Length <= Magic.Length + DigestLength || !data.Span.StartsWith(Magic))
        {
            return [data];
        }

        var message = data[Magic.Length..^DigestLength];
        return IsSound(message.Span, data.Span[^DigestLength..]) && TryRead(message, out var records) ? records : [data];
    }

    private static bool IsSound(ReadOnlySpan<byte> message, ReadOnlySpan<byte> digest)
    {
        Span<byte> computed = stackalloc byte[DigestLength];
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(message);
        md5.GetHashAndReset(computed);
        return computed.SequenceEqual(digest);
    }

    private static bool TryRead(ReadOnlyMemory<byte> message, out List<ReadOnlyMemory<byte>> records)
    {
        records = [];
        var reader = new ProtobufReader(message);
        while (reader.TryRead(out var field, out var content))
        {
            if (field == RecordsField)
            {
                if (ReadData(content) is not { } data)
                {
                    return false;
                }

                records.Add(data);
            }
        }

        return reader.IsAtEnd && records.Count > 0;
    }

    private static ReadOnlyMemory<byte>? ReadData(ReadOnlyMemory<byte> record)
    {
        ReadOnlyMemory<byte>? data = null;
        var reader = new ProtobufReader(record);
        while (reader.TryRead(out var field, out var content))
        {
            data = field == DataField ? content : data;
        }

        return reader.IsAtEnd ? data : null;
    }
}
