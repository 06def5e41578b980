using System.Buffers.Binary;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Kinesis.Shards;

/// <summary>A Kinesis record as it lies in a shard's log: length of the partition key (2 bytes), partition key in UTF-8, data.</summary>
internal readonly record struct ShardRecord(long Index, long ArrivalMilliseconds, ReadOnlyMemory<byte> PartitionKey, ReadOnlyMemory<byte> Data)
{
    /// <summary>256 characters of at most three bytes of UTF-8 each, and the length before them.</summary>
    public const int LongestHead = sizeof(ushort) + (256 * 3);

    /// <summary>What counts against limits: data and partition key.</summary>
    public int Size => PartitionKey.Length + Data.Length;

    public static ShardRecord From(LogRecord record)
    {
        var keyLength = BinaryPrimitives.ReadUInt16LittleEndian(record.Payload.Span);
        var keyEnd = sizeof(ushort) + keyLength;
        return new ShardRecord(record.Key, record.Timestamp, record.Payload[sizeof(ushort)..keyEnd], record.Payload[keyEnd..]);
    }

    /// <summary>Writes what stands before the data.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int WriteHead(Span<byte> target, ReadOnlySpan<byte> partitionKey)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)partitionKey.Length);
        partitionKey.CopyTo(target[sizeof(ushort)..]);
        return sizeof(ushort) + partitionKey.Length;
    }
}
