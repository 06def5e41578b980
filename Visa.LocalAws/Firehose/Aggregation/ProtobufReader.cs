namespace Visa.LocalAws.Firehose.Aggregation;

/// <summary>Walks the fields of a protobuf message; numbers are passed over, what has a length is given.</summary>
internal struct ProtobufReader(ReadOnlyMemory<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private ReadOnlyMemory<byte> _rest = message;

    /// <summary>Whether the whole message was read; false after the end of reading means that it is malformed.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads one field; false at the end, and where the message is malformed.</summary>
    public bool TryRead(out int field, out ReadOnlyMemory<byte> content)
    {
        (field, content) = (0, default);
        var start = _rest;
        if (_rest.IsEmpty || !TryReadNumber(out var tag))
        {
            return false;
        }

        field = (int)(tag >> 3);
        var isRead = (int)(tag & 7) switch
        {
            Varint => TryReadNumber(out _),
            Fixed64 => TrySkip(sizeof(ulong)),
            Fixed32 => TrySkip(sizeof(uint)),
            Delimited => TryReadContent(out content),
            _ => false,
        };
        _rest = isRead ? _rest : start;
        return isRead;
    }

    private bool TryReadContent(out ReadOnlyMemory<byte> content)
    {
        content = default;
        if (!TryReadNumber(out var length) || length > (ulong)_rest.Length)
        {
            return false;
        }

        content = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private bool TrySkip(int length)
    {
        if (_rest.Length < length)
        {
            return false;
        }

        _rest = _rest[length..];
        return true;
    }

    private bool TryReadNumber(out ulong number)
    {
        number = 0;
        for (var place = 0; place < _rest.Length && place < 10; place++)
        {
            var part = _rest.Span[place];
            number |= (ulong)(part & 0x7F) << (7 * place);
            if (part < 0x80)
            {
                _rest = _rest[(place + 1)..];
                return true;
            }
        }

        return false;
    }
}
