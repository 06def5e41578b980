namespace Amazon.Kinesis.ClientLibrary.Aggregates;

/// <summary>One record inside an aggregate: indexes into its tables of keys, and the place of its payload.</summary>
internal readonly record struct AggregateEntry(int PartitionKey, int? ExplicitHashKey, int DataOffset, int DataLength)
{
    private const uint PartitionKeyField = 1;
    private const uint ExplicitHashKeyField = 2;
    private const uint DataField = 3;
    private const uint TagField = 4;
    private const uint TagKeyField = 1;

    /// <summary>Reads the message <c>Record</c>; the payload's offset counts from the start of the span.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out AggregateEntry entry)
    {
        entry = default;
        int? partitionKey = null, explicitHashKey = null, dataOffset = null;
        var dataLength = 0;
        var reader = new ProtobufReader(message);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryReadTag(out var field, out var wireType))
                return false;
            var isRead = (field, wireType) switch
            {
                (PartitionKeyField, ProtobufReader.Varint) => TryReadIndex(ref reader, ref partitionKey),
                (ExplicitHashKeyField, ProtobufReader.Varint) => TryReadIndex(ref reader, ref explicitHashKey),
                (DataField, ProtobufReader.LengthDelimited) => TryReadData(ref reader, ref dataOffset, ref dataLength),
                (TagField, ProtobufReader.LengthDelimited) => TryReadRecordTag(message, ref reader),
                _ => reader.TrySkip(field, wireType),
            };
            if (!isRead)
                return false;
        }

        if (partitionKey is not { } key || dataOffset is not { } offset)
            return false;
        entry = new(key, explicitHashKey, offset, dataLength);
        return true;
    }

    private static bool TryReadIndex(ref ProtobufReader reader, ref int? index)
    {
        if (!reader.TryReadVarint(out var value) || value > int.MaxValue)
            return false;
        index = (int)value;
        return true;
    }

    private static bool TryReadData(ref ProtobufReader reader, ref int? offset, ref int length)
    {
        if (!reader.TryReadBytes(out var at, out length))
            return false;
        offset = at;
        return true;
    }

    // Tags mean nothing to consumers, but one without its required key makes the whole aggregate invalid.
    private static bool TryReadRecordTag(ReadOnlySpan<byte> message, ref ProtobufReader reader)
    {
        if (!reader.TryReadBytes(out var offset, out var length))
            return false;
        var hasKey = false;
        var tag = new ProtobufReader(message.Slice(offset, length));
        while (!tag.IsAtEnd)
        {
            if (!tag.TryReadTag(out var field, out var wireType) || !tag.TrySkip(field, wireType))
                return false;
            hasKey |= field == TagKeyField && wireType == ProtobufReader.LengthDelimited;
        }

        return hasKey;
    }
}
