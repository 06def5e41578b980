using System.Runtime.InteropServices;
using Visa.Domain.Cards;
using Visa.Features.Cards;

namespace Visa.Features.Snapshots;

/// <summary>One card in a base snapshot: token, ordinal, what has gone, acquaintances, events.</summary>
internal sealed class CardCodec
{
    private readonly Acquaintance[] _known = new Acquaintance[BlockPool.AcquaintancesPerBlock];
    private readonly CardEvent[] _events = new CardEvent[CardHistory.MaxKept];

    public static void Write(SnapshotWriter writer, CardStateStore store, in CardRecord card)
    {
        writer.WriteUInt128(card.Token.Value);
        writer.WriteInt64(card.Ordinal);
        writer.WriteInt64(card.Gone.FirstTime);
        writer.WriteInt64(card.Gone.Count);
        writer.WriteInt64(card.Gone.Amount);
        writer.WriteInt64(card.Gone.Logs);
        writer.WriteInt64(card.Gone.SquaredLogs);
        writer.WriteInt32(card.AcquaintanceCount);
        writer.WriteInt32(card.Count);
        writer.Write(MemoryMarshal.Cast<Acquaintance, ulong>(store.Acquaintances(card)));
        writer.Write(MemoryMarshal.Cast<CardEvent, ulong>(store.Events(card)));
    }

    public void Read(SnapshotReader reader, CardStateStore store, HashKeyRange range)
    {
        var card = new CardRecord
        {
            Token = new CardToken(reader.ReadUInt128()),
            Ordinal = reader.ReadInt64(),
            Gone = new CardTotals
            {
                FirstTime = reader.ReadInt64(),
                Count = reader.ReadInt64(),
                Amount = reader.ReadInt64(),
                Logs = reader.ReadInt64(),
                SquaredLogs = reader.ReadInt64(),
            },
        };
        var known = _known.AsSpan(0, reader.ReadCount(_known.Length));
        var events = _events.AsSpan(0, reader.ReadCount(_events.Length));
        reader.Read(MemoryMarshal.Cast<Acquaintance, ulong>(known));
        reader.Read(MemoryMarshal.Cast<CardEvent, ulong>(events));
        if (card.Ordinal != card.Gone.Count + events.Length || !AreSound(events))
            throw reader.Malformed("a card whose events do not go together");
        if (range.Contains(card.Token) && !store.TryRestore(card, known, events))
            throw reader.Malformed("a card that was there already");
    }

    private static bool AreSound(ReadOnlySpan<CardEvent> events)
    {
        var time = 0L;
        foreach (ref readonly var kept in events)
        {
            if (!kept.IsSound() || kept.Time < time)
                return false;
            time = kept.Time;
        }
        return !events.IsEmpty;
    }
}
