using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Visa.LocalAws.Protocol.EventStreams;

/// <summary>
/// A message of application/vnd.amazon.eventstream, big-endian: whole length (4 bytes), length of the headers (4), CRC-32 of those eight (4), headers,
/// payload, CRC-32 of all before (4). A header: length of its name (1), name, type 7 for a string (1), length (2), string.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html describes the layout.
/// </summary>
internal static class EventStreamMessage
{
    private const int PreludeLength = 12;
    private const int ChecksumLength = 4;
    private const byte StringType = 7;

    public static void Write(IBufferWriter<byte> target, ReadOnlySpan<(string Name, string Value)> headers, ReadOnlySpan<byte> payload)
    {
        var headersLength = 0;
        foreach (var (name, value) in headers)
        {
            headersLength += 1 + name.Length + 1 + sizeof(ushort) + Encoding.UTF8.GetByteCount(value);
        }

        var length = PreludeLength + headersLength + payload.Length + ChecksumLength;
        var bytes = target.GetSpan(length)[..length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], headersLength);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], Crc32.HashToUInt32(bytes[..8]));
        var rest = bytes[PreludeLength..];
        foreach (var (name, value) in headers)
        {
            rest = rest[WriteHeader(rest, name, value)..];
        }

        payload.CopyTo(rest);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[^ChecksumLength..], Crc32.HashToUInt32(bytes[..^ChecksumLength]));
        target.Advance(length);
    }

    private static int WriteHeader(Span<byte> target, string name, string value)
    {
        target[0] = (byte)name.Length;
        var at = 1 + Encoding.ASCII.GetBytes(name, target[1..]);
        target[at++] = StringType;
        var length = Encoding.UTF8.GetBytes(value, target[(at + sizeof(ushort))..]);
        BinaryPrimitives.WriteUInt16BigEndian(target[at..], (ushort)length);
        return at + sizeof(ushort) + length;
    }
}
