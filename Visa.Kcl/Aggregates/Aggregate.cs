using System.Text;

namespace Amazon.Kinesis.ClientLibrary.Aggregates;

/// <summary>
/// What the Kinesis Producer Library packs into one record: four magic bytes, the protobuf message <c>AggregatedRecord</c>, and the MD5 of
/// the message. The format is AWS's aggregation-format.md. The payloads stay where they are: the records are slices of it.
/// </summary>
internal sealed class Aggregate
{
    private const int DigestLength = 16;
    private const uint PartitionKeyTableField = 1;
    private const uint ExplicitHashKeyTableField = 2;
    private const uint RecordsField = 3;

    private readonly ReadOnlyMemory<byte> _message;
    private readonly List<string> _partitionKeys = [];
    private readonly List<string> _explicitHashKeys = [];
    private readonly List<AggregateEntry> _entries = [];

    private Aggregate(ReadOnlyMemory<byte> message)
    {
        _message = message;
    }

    private static ReadOnlySpan<byte> Magic => [0xF3, 0x89, 0x9A, 0xC2];

    public int Count => _entries.Count;

    /// <summary>Whether a payload may be an aggregate, at the cost of looking at four bytes.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> data) => data.Length > Magic.Length + DigestLength && data.StartsWith(Magic);

    /// <summary>Reads a payload; null if it is not an aggregate but any other bytes. Never throws.</summary>
    public static Aggregate? TryRead(ReadOnlyMemory<byte> data)
    {
        if (!IsLikely(data.Span))
            return null;
        var message = data[Magic.Length..^DigestLength];
        Span<byte> digest = stackalloc byte[DigestLength];
        HashKeys.Digest(message.Span, digest);
        if (!digest.SequenceEqual(data.Span[^DigestLength..]))
            return null;

        var aggregate = new Aggregate(message);
        return aggregate.TryReadMessage() && aggregate.HasAllKeys() ? aggregate : null;
    }

    public string PartitionKey(int index) => _partitionKeys[_entries[index].PartitionKey];

    /// <summary>Null when the record has none: the index 0 stands for a key only if it is there.</summary>
    public string? ExplicitHashKey(int index) => _entries[index].ExplicitHashKey is { } key ? _explicitHashKeys[key] : null;

    public ReadOnlyMemory<byte> Data(int index) => _message.Slice(_entries[index].DataOffset, _entries[index].DataLength);

    private bool TryReadMessage()
    {
        var reader = new ProtobufReader(_message.Span);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryReadTag(out var field, out var wireType))
                return false;
            var isRead = (field, wireType) switch
            {
                (PartitionKeyTableField, ProtobufReader.LengthDelimited) => TryReadKey(ref reader, _partitionKeys),
                (ExplicitHashKeyTableField, ProtobufReader.LengthDelimited) => TryReadKey(ref reader, _explicitHashKeys),
                (RecordsField, ProtobufReader.LengthDelimited) => TryReadEntry(ref reader),
                _ => reader.TrySkip(field, wireType),
            };
            if (!isRead)
                return false;
        }

        return true;
    }

    private bool TryReadKey(ref ProtobufReader reader, List<string> table)
    {
        if (!reader.TryReadBytes(out var offset, out var length))
            return false;
        table.Add(Encoding.UTF8.GetString(_message.Span.Slice(offset, length)));
        return true;
    }

    private bool TryReadEntry(ref ProtobufReader reader)
    {
        if (!reader.TryReadBytes(out var offset, out var length) || !AggregateEntry.TryRead(_message.Span.Slice(offset, length), out var entry))
            return false;
        _entries.Add(entry with { DataOffset = entry.DataOffset + offset });
        return true;
    }

    // The tables may follow the records that refer to them.
    private bool HasAllKeys()
    {
        foreach (var entry in _entries)
        {
            if (entry.PartitionKey >= _partitionKeys.Count)
                return false;
            if (entry.ExplicitHashKey is { } key && (key >= _explicitHashKeys.Count || !HashKeys.IsValid(_explicitHashKeys[key])))
                return false;
        }

        return true;
    }
}
