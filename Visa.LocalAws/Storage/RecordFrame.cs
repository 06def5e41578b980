using System.Buffers.Binary;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.Storage;

/// <summary>
/// A record on disk, little-endian: CRC-32C of all that follows (4 bytes), payload length (4), key (8), durable key (8), timestamp in
/// milliseconds (8), payload.
/// </summary>
/// <param name="DurableKey">
/// The last key that was known to be on disk when this record was framed. A damaged record with a key at or below the durable key of a
/// later one had been acknowledged; one above it was torn by a crash and nobody was told that it is stored.
/// </param>
internal readonly record struct RecordFrame(int PayloadLength, uint Checksum, long Key, long DurableKey, long Timestamp)
{
    public const int HeaderLength = 32;

    /// <summary>More than any service stores in one record (10 MiB of data and its key).</summary>
    public const int MaxPayloadLength = 12 * 1024 * 1024;

    private const int LengthOffset = 4;
    private const int KeyOffset = 8;

    public int Length => HeaderLength + PayloadLength;

    /// <summary>Reads the header; false when the bytes cannot be one.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out RecordFrame frame)
    {
        frame = default;
        if (bytes.Length < HeaderLength)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[LengthOffset..]);
        if (length is 0 or > MaxPayloadLength)
        {
            return false;
        }

        frame = new RecordFrame(
            (int)length,
            BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[KeyOffset..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
        return true;
    }

    /// <summary>Reads the header and checks the checksum; false when the bytes do not begin with a whole, sound record.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RecordFrame frame) =>
        TryReadHeader(bytes, out frame) && bytes.Length >= frame.Length && frame.IsSound(bytes);

    public bool IsSound(ReadOnlySpan<byte> bytes) => Crc32C.Compute(bytes[LengthOffset..Length]) == Checksum;

    /// <summary>Writes header and payload, of which the payload comes in two parts.</summary>
    public static void Write(Span<byte> target, long key, long durableKey, long timestamp, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target[LengthOffset..], head.Length + body.Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[KeyOffset..], key);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], durableKey);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], timestamp);
        head.CopyTo(target[HeaderLength..]);
        body.CopyTo(target[(HeaderLength + head.Length)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target, Crc32C.Compute(target[LengthOffset..(HeaderLength + head.Length + body.Length)]));
    }
}
