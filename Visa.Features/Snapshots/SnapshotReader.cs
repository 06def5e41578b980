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
        var id = new Guid(Take(16), bigEndian: true);
        var (time, amount, merchant) = (ReadInt64(), ReadInt64(), (ulong)ReadInt64());
        var (latitude, longitude) = (BitConverter.Int64BitsToDouble(ReadInt64()), BitConverter.Int64BitsToDouble(ReadInt64()));
        var flags = ReadCount();
        return new CardEvent(id, time, amount, merchant, new Country(checked((ushort)(flags >> 1))), latitude, longitude, (flags & 1) == 1);
    }

    private long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _left[..length];
        _left = _left[length..];
        return taken;
    }
}
