using System.Buffers.Binary;
using Visa.Features.Cards;

namespace Visa.Features.Snapshots;

internal sealed class SnapshotWriter(Stream output)
{
    private readonly byte[] _buffer = new byte[16];

    public void Write(CardStateStore store)
    {
        WriteInt32(store.Cards.Count);
        foreach (var (token, card) in store.Cards.OrderBy(entry => entry.Key.Value))
        {
            BinaryPrimitives.WriteUInt128BigEndian(_buffer, token.Value);
            output.Write(_buffer, 0, 16);
            Write(card);
        }
    }

    private void Write(CardState card)
    {
        WriteInt64(card.Ordinal);
        WriteInt32(card.FirstSeen.Count);
        foreach (var (country, time) in card.FirstSeen.OrderBy(entry => entry.Key.Code))
        {
            WriteInt32(country.Code);
            WriteInt64(time);
        }
        WriteInt32(card.Events.Count);
        for (var i = 0; i < card.Events.Count; i++)
            Write(card.Events[i]);
    }

    private void Write(in CardEvent kept)
    {
        kept.Id.TryWriteBytes(_buffer, bigEndian: true, out _);
        output.Write(_buffer, 0, 16);
        WriteInt64(kept.Time);
        WriteInt64(kept.Amount);
        WriteInt64((long)kept.Merchant);
        WriteInt64(BitConverter.DoubleToInt64Bits(kept.Latitude));
        WriteInt64(BitConverter.DoubleToInt64Bits(kept.Longitude));
        WriteInt32((kept.Country.Code << 1) | (kept.IsDeclined ? 1 : 0));
    }

    private void WriteInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer, value);
        output.Write(_buffer, 0, sizeof(int));
    }

    private void WriteInt64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer, value);
        output.Write(_buffer, 0, sizeof(long));
    }
}
