namespace Visa.Domain.Transactions;

/// <summary>A UUIDv7 (RFC 9562) derived from event time and seed.</summary>
public readonly record struct TransactionId(Guid Value)
{
    private const int EntropyLowBits = 62;

    /// <summary>The id of event time (its milliseconds since 1970, 48 bits) and the lowest 74 bits of <paramref name="entropy"/>.</summary>
    public static TransactionId Create(DateTimeOffset eventTime, UInt128 entropy)
    {
        var milliseconds = eventTime.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(eventTime));
        var high = ((ulong)milliseconds << 16) | 0x7000 | ((ulong)(entropy >> EntropyLowBits) & 0x0FFF);
        var low = 0x8000_0000_0000_0000 | ((ulong)entropy & 0x3FFF_FFFF_FFFF_FFFF);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return new TransactionId(new Guid(bytes, bigEndian: true));
    }

    public override string ToString() => Value.ToString("D");

    public static bool TryParse(ReadOnlySpan<char> text, out TransactionId id)
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = new TransactionId(value);
        return parsed;
    }
}
