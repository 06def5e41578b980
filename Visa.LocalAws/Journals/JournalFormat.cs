using System.Buffers;
using System.Buffers.Binary;

namespace Visa.LocalAws.Journals;

/// <summary>
/// The file's layout: eight bytes of magic, then records, each a little-endian length (4 bytes), the CRC-32C of the payload (4 bytes) and the payload.
/// </summary>
internal static class JournalFormat
{
    public const int FrameLength = 8;

    public static ReadOnlySpan<byte> Magic => "VISAJNL1"u8;

    public static void WriteRecord(IBufferWriter<byte> target, ReadOnlySpan<byte> payload)
    {
        var span = target.GetSpan(FrameLength + payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(span, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], Crc32C.Compute(payload));
        payload.CopyTo(span[FrameLength..]);
        target.Advance(FrameLength + payload.Length);
    }

    /// <summary>Hands every whole record to <paramref name="replay"/> in order.</summary>
    /// <returns>Where the last whole record ends: what follows was never acknowledged.</returns>
    public static long ReadAll(Stream file, Action<ReadOnlyMemory<byte>> replay)
    {
        Span<byte> frame = stackalloc byte[FrameLength];
        if (file.ReadAtLeast(frame, FrameLength, throwOnEndOfStream: false) < FrameLength)
            return 0;
        if (!frame.SequenceEqual(Magic))
            throw new InvalidDataException("The file is not a journal of this version: its first eight bytes are not VISAJNL1.");
        var end = file.Position;
        while (file.ReadAtLeast(frame, FrameLength, throwOnEndOfStream: false) == FrameLength)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(frame);
            if (length < 0 || length > file.Length - file.Position)
                break;
            var payload = new byte[length];
            file.ReadExactly(payload);
            if (Crc32C.Compute(payload) != BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]))
                break;
            replay(payload);
            end = file.Position;
        }
        return end;
    }
}
