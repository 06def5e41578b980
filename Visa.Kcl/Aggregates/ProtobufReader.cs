namespace Amazon.Kinesis.ClientLibrary.Aggregates;

/// <summary>
/// Reads the wire format of protocol buffers without ever throwing: what cannot be read answers false. The format is described at
/// https://protobuf.dev/programming-guides/encoding/.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    public const int Varint = 0;
    public const int LengthDelimited = 2;

    private const int Fixed64 = 1;
    private const int StartGroup = 3;
    private const int EndGroup = 4;
    private const int Fixed32 = 5;
    private const int LongestVarint = 10;
    private const int DeepestGroup = 100;

    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Offset of the next byte.</summary>
    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == _message.Length;

    public bool TryReadTag(out uint field, out int wireType)
    {
        var isRead = TryReadVarint(out var tag) && tag <= uint.MaxValue;
        field = (uint)tag >> 3;
        wireType = (int)(tag & 7);
        return isRead && field != 0;
    }

    public bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < LongestVarint && Position < _message.Length; i++)
        {
            var next = _message[Position++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
                return true;
        }

        return false;
    }

    /// <summary>The place of a length-delimited field's bytes in the message.</summary>
    public bool TryReadBytes(out int offset, out int length)
    {
        (offset, length) = (0, 0);
        if (!TryReadVarint(out var size) || size > (ulong)(_message.Length - Position))
            return false;
        (offset, length) = (Position, (int)size);
        Position += length;
        return true;
    }

    /// <summary>Steps over a field that means nothing here.</summary>
    public bool TrySkip(uint field, int wireType) => TrySkip(field, wireType, 0);

    private bool TrySkip(uint field, int wireType, int depth) => wireType switch
    {
        Varint => TryReadVarint(out _),
        Fixed64 => TryAdvance(sizeof(ulong)),
        LengthDelimited => TryReadBytes(out _, out _),
        StartGroup => depth < DeepestGroup && TrySkipGroup(field, depth),
        Fixed32 => TryAdvance(sizeof(uint)),
        _ => false,
    };

    private bool TrySkipGroup(uint group, int depth)
    {
        while (TryReadTag(out var field, out var wireType))
        {
            if (wireType == EndGroup)
                return field == group;
            if (!TrySkip(field, wireType, depth + 1))
                return false;
        }

        return false;
    }

    private bool TryAdvance(int bytes)
    {
        if (bytes > _message.Length - Position)
            return false;
        Position += bytes;
        return true;
    }
}
