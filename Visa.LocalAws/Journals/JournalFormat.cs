using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Visa.LocalAws.Journals;

/// <summary>
/// The file's layout: eight bytes of magic, then records, each a little-endian length (4 bytes), the CRC-32C of the payload (4 bytes) and the payload.
/// </summary>
internal static class JournalFormat
{
    public const int FrameLength = 8;

    private const int BlockLength = 1 << 20;

    public static ReadOnlySpan<byte> Magic => "VISAJNL1"u8;

    public static void WriteRecord(IBufferWriter<byte> target, ReadOnlySpan<byte> payload)
    {
        var span = target.GetSpan(FrameLength + payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(span, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], Crc32C.Compute(payload));
        payload.CopyTo(span[FrameLength..]);
        target.Advance(FrameLength + payload.Length);
    }

    /// <summary>Hands every whole record to <paramref name="replay"/> in order; a record's bytes are good for that call only.</summary>
    /// <returns>Where the last whole record ends: what follows was never acknowledged.</returns>
    public static long ReadAll(SafeFileHandle file, Action<ReadOnlyMemory<byte>> replay)
    {
        var block = new byte[BlockLength];
        var (start, filled) = (0L, Fill(file, block, 0, 0));
        if (filled < Magic.Length)
            return 0;
        if (!block.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new InvalidDataException("The file is not a journal of this version: its first eight bytes are not VISAJNL1.");
        for (var at = Magic.Length; ;)
        {
            if (TryRead(block.AsMemory(at, filled - at), out var record, out var wanted))
            {
                replay(record);
                at += FrameLength + record.Length;
                continue;
            }
            // The rest of the block is the begin of a record, or of nothing: it is moved to the front and more is read behind it.
            var rest = block.AsSpan(at, filled - at);
            var next = wanted <= block.Length ? block : new byte[wanted];
            if (wanted <= rest.Length || wanted > RandomAccess.GetLength(file) - start - at)
                return start + at;
            rest.CopyTo(next);
            (block, start, filled, at) = (next, start + at, Fill(file, next, start + at, rest.Length), 0);
        }
    }

    private static int Fill(SafeFileHandle file, byte[] block, long start, int filled)
    {
        int length;
        while (filled < block.Length && (length = RandomAccess.Read(file, block.AsSpan(filled), start + filled)) > 0)
            filled += length;
        return filled;
    }

    /// <param name="wanted">How many bytes it takes to tell more; no more than there are when the record is damaged.</param>
    private static bool TryRead(ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> record, out long wanted)
    {
        (record, wanted) = (default, FrameLength);
        if (bytes.Length < FrameLength)
            return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span);
        wanted = length < 0 ? 0 : FrameLength + (long)length;
        if (length < 0 || bytes.Length < wanted)
            return false;
        record = bytes.Slice(FrameLength, length);
        return Crc32C.Compute(record.Span) == BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[sizeof(int)..]);
    }
}
