using System.Buffers.Binary;
using Visa.Domain.Cards;
using Visa.Features.Cards;

namespace Visa.Features.Snapshots;

internal ref struct SnapshotReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _left = payload;

    public readonly bool IsAtEnd => _left.IsEmpty;

    public int ReadCount() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int))) is var count and >= 0
        ? count
        : throw new OverflowException("A count is negative.");

    public CardToken ReadToken() => new(BinaryPrimitives.ReadUInt128BigEndian(Take(16)));

    public CardState ReadCard()
    {
        var ordinal = ReadInt64();
        var firstSeen = new Dictionary<Country, long>();
        for (var left = ReadCount(); left > 0; left--)
            firstSeen.Add(new Country(checked((ushort)ReadCount())), ReadInt64());

        var count = ReadCount();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, CardState.MaxKept);
        var card = new CardState(ordinal, count, firstSeen);
        for (; count > 0; count--)
            card.Events.Insert(ReadEvent());
        return card;
    }

    private CardEvent ReadEvent()
    {
        var kept = new CardEvent
        {
            Id = new Guid(Take(16), bigEndian: true),
            Time = ReadInt64(),
            Amount = ReadInt64(),
            Merchant = (ulong)ReadInt64(),
            Latitude = BitConverter.Int64BitsToDouble(ReadInt64()),
            Longitude = BitConverter.Int64BitsToDouble(ReadInt64()),
            Country = default,
            IsDeclined = false,
        };
        var flags = ReadCount();
        return kept with { Country = new Country(checked((ushort)(flags >> 1))), IsDeclined = (flags & 1) == 1 };
    }

    private long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _left[..length];
        _left = _left[length..];
        return taken;
    }
}
