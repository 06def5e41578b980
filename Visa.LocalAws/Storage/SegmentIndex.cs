using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.Storage;

/// <summary>
/// The sparse index of a segment in a file beside it, so that a start reads no segment up to there. It is written after the bytes it covers are on
/// disk, and never flushed itself: one that a crash tore does not match its checksum and is as good as none.
/// Little-endian: CRC-32C of all that follows (4 bytes), number of marks (4), length covered (8), next key (8), last timestamp (8), marks.
/// </summary>
internal static class SegmentIndex
{
    private const string Extension = ".index";
    private const int HeaderLength = 32;
    private const int ChecksumLength = sizeof(uint);

    /// <summary>Writes the index of all that the segment holds now.</summary>
    public static void Save(Segment segment)
    {
        var (marks, length, nextKey, lastTimestamp) = segment.Describe();
        var markBytes = MemoryMarshal.AsBytes(marks.AsSpan());
        var bytes = new byte[HeaderLength + markBytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), marks.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), nextKey);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), lastTimestamp);
        markBytes.CopyTo(bytes.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Crc32C.Compute(bytes.AsSpan(ChecksumLength)));
        File.WriteAllBytes(PathOf(segment), bytes);
        segment.IndexedLength = length;
    }

    /// <summary>Gives the segment what its index knows.</summary>
    /// <returns>The bytes that it covers; 0 when there is no usable index. Throws <see cref="DamagedLogException"/>.</returns>
    public static long TryLoad(Segment segment)
    {
        if (!File.Exists(PathOf(segment)))
        {
            return 0;
        }

        var bytes = File.ReadAllBytes(PathOf(segment));
        if (bytes.Length < HeaderLength || Crc32C.Compute(bytes.AsSpan(ChecksumLength)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes))
        {
            return 0;
        }

        var marks = MemoryMarshal.Cast<byte, SegmentMark>(bytes.AsSpan(HeaderLength)).ToArray();
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8));
        var found = RandomAccess.GetLength(segment.Handle);
        if (marks.Length == 0 || found < length)
        {
            return marks.Length == 0 ? 0 : throw new DamagedLogException(segment.Path, found, $"the file ends there, but {length} bytes had been stored");
        }

        segment.Publish(marks, 0, length, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16)) - 1, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24)));
        return segment.IndexedLength = length;
    }

    public static void Delete(Segment segment) => File.Delete(PathOf(segment));

    private static string PathOf(Segment segment) => Path.ChangeExtension(segment.Path, Extension);
}
