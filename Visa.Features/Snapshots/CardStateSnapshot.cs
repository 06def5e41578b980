using System.Runtime.InteropServices;
using Visa.Domain.Cards;
using Visa.Features.Cards;

namespace Visa.Features.Snapshots;

/// <summary>
/// The states of a shard as a stream of bytes: magic, format version, kind, the chain that a delta rests on, then the cards in order of
/// their tokens (base) or the accepted events in order (delta), then SHA-256 of all before. Little-endian. Equal states give equal bases.
/// </summary>
public static class CardStateSnapshot
{
    /// <summary>1, which had 18 features' worth of state, cannot be carried over: it lacks MCCs, terminals and entry modes.</summary>
    public const int FormatVersion = 2;

    /// <summary>The longest chain that a delta can rest on.</summary>
    public const int MaxChain = 1000;

    private const string What = "The snapshot of the card states";

    private static ReadOnlySpan<byte> Magic => "VISACARD"u8;

    /// <summary>Writes every card; <see cref="MarkSaved"/> follows when the bytes are durable.</summary>
    public static void WriteBase(CardStateStore store, Stream output)
    {
        using var writer = new SnapshotWriter(output);
        WriteHeader(writer, SnapshotKind.Base, []);
        var cards = store.InOrder();
        writer.WriteInt32(cards.Length);
        foreach (var card in cards)
            CardCodec.Write(writer, store, store.Record(card));
        writer.End();
    }

    /// <summary>Writes what was accepted since the last <see cref="MarkSaved"/>.</summary>
    /// <param name="chain">The base and the deltas between it and this one, in order.</param>
    public static void WriteDelta(CardStateStore store, IReadOnlyList<string> chain, Stream output)
    {
        ArgumentOutOfRangeException.ThrowIfZero(chain.Count, nameof(chain));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chain.Count, MaxChain, nameof(chain));
        if (!store.IsJournaled)
            throw new InvalidOperationException("A store that keeps no journal has no deltas.");
        using var writer = new SnapshotWriter(output);
        WriteHeader(writer, SnapshotKind.Delta, chain);
        writer.WriteInt32(store.Journal.Count);
        foreach (ref readonly var entry in store.Journal.Entries)
        {
            writer.WriteUInt128(entry.Token.Value);
            writer.Write(MemoryMarshal.Cast<CardEvent, ulong>(new ReadOnlySpan<CardEvent>(in entry.Event)));
        }
        writer.End();
    }

    /// <summary>The next delta begins here.</summary>
    public static void MarkSaved(CardStateStore store) => store.Journal.Clear();

    /// <summary>Reads the beginning only, which is not checked against the checksum.</summary>
    /// <exception cref="SnapshotRefusedException">This is no snapshot of this format version.</exception>
    public static SnapshotHeader ReadHeader(Stream input)
    {
        using var reader = new SnapshotReader(input, What);
        return ReadHeader(reader);
    }

    /// <summary>
    /// Adds the cards of a base, or brings those of the chain before it up to a delta. When it throws, the store is to be thrown away.
    /// </summary>
    /// <param name="range">Other cards are left out: a split child takes its part of the parent.</param>
    /// <exception cref="SnapshotRefusedException">The bytes are not a whole snapshot of this format version.</exception>
    public static SnapshotHeader Read(Stream input, CardStateStore store, HashKeyRange range)
    {
        using var reader = new SnapshotReader(input, What);
        var header = ReadHeader(reader);
        var left = reader.ReadCount(int.MaxValue);
        if (header.Kind == SnapshotKind.Base)
            ReadCards(reader, store, range, left);
        else
            ReadEvents(reader, store, range, left);
        reader.End();
        return header;
    }

    private static void ReadCards(SnapshotReader reader, CardStateStore store, HashKeyRange range, int left)
    {
        var codec = new CardCodec();
        for (; left > 0; left--)
            codec.Read(reader, store, range);
    }

    private static void ReadEvents(SnapshotReader reader, CardStateStore store, HashKeyRange range, int left)
    {
        Span<CardEvent> accepted = stackalloc CardEvent[1];
        for (; left > 0; left--)
        {
            var token = new CardToken(reader.ReadUInt128());
            reader.Read(MemoryMarshal.Cast<CardEvent, ulong>(accepted));
            if (!accepted[0].IsSound())
                throw reader.Malformed("an event that no transaction gives");
            if (range.Contains(token) && !store.TryReplay(token, accepted[0]))
                throw reader.Malformed("an event that the state has already");
        }
    }

    private static void WriteHeader(SnapshotWriter writer, SnapshotKind kind, IReadOnlyList<string> chain)
    {
        writer.Write(Magic);
        writer.WriteInt32(FormatVersion);
        writer.WriteInt32((int)kind);
        writer.WriteInt32(chain.Count);
        foreach (var name in chain)
            writer.WriteText(name);
    }

    private static SnapshotHeader ReadHeader(SnapshotReader reader)
    {
        if (!reader.Next(Magic.Length).SequenceEqual(Magic))
            throw new SnapshotRefusedException("These bytes are no snapshot of card states.");
        var version = reader.ReadInt32();
        if (version != FormatVersion)
        {
            throw new SnapshotRefusedException($"{What} has format version {version}; this program reads version {FormatVersion} only. "
                + "Run the program that wrote it, or delete the leases and the states of the application to decide from the start of the stream again.");
        }
        var kind = (SnapshotKind)reader.ReadCount((int)SnapshotKind.Delta);
        var chain = new string[reader.ReadCount(MaxChain)];
        for (var i = 0; i < chain.Length; i++)
            chain[i] = reader.ReadText();
        return (kind == SnapshotKind.Base) == (chain.Length == 0) ? new SnapshotHeader(kind, chain) : throw reader.Malformed("a chain that does not go with its kind");
    }
}
