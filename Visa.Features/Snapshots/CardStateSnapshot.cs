using System.Buffers.Binary;
using System.Security.Cryptography;
using Visa.Domain.Cards;
using Visa.Features.Cards;

namespace Visa.Features.Snapshots;

/// <summary>
/// The state of a shard as bytes: magic, format version, length, the cards in order of their tokens, SHA-256 of all before.
/// Equal states give equal bytes. Little-endian; ids and tokens big-endian.
/// </summary>
public static class CardStateSnapshot
{
    public const int FormatVersion = 1;

    private const int HeaderLength = 16;

    private static ReadOnlySpan<byte> Magic => "VISACARD"u8;

    public static byte[] Write(CardStateStore store)
    {
        using var body = new MemoryStream();
        var writer = new SnapshotWriter(body);
        writer.Write(store);
        var payload = body.GetBuffer().AsSpan(0, (int)body.Length);

        var snapshot = new byte[HeaderLength + payload.Length + SHA256.HashSizeInBytes];
        Magic.CopyTo(snapshot);
        BinaryPrimitives.WriteInt32LittleEndian(snapshot.AsSpan(8), FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(snapshot.AsSpan(12), payload.Length);
        payload.CopyTo(snapshot.AsSpan(HeaderLength));
        SHA256.HashData(snapshot.AsSpan(0, HeaderLength + payload.Length), snapshot.AsSpan(HeaderLength + payload.Length));
        return snapshot;
    }

    /// <exception cref="SnapshotRefusedException">The bytes are not a whole snapshot of this format version.</exception>
    public static CardStateStore Read(ReadOnlySpan<byte> snapshot)
    {
        var payload = Payload(snapshot);
        var reader = new SnapshotReader(payload);
        try
        {
            var cards = new Dictionary<CardToken, CardState>();
            for (var left = reader.ReadCount(); left > 0; left--)
                cards.Add(reader.ReadToken(), reader.ReadCard());
            if (!reader.IsAtEnd)
                throw new SnapshotRefusedException("The snapshot of the card states has bytes after its last card.");
            return new CardStateStore(cards);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw new SnapshotRefusedException("The snapshot of the card states is whole but does not follow its format.", exception);
        }
    }

    private static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> snapshot)
    {
        if (snapshot.Length < HeaderLength + SHA256.HashSizeInBytes || !snapshot.StartsWith(Magic))
            throw new SnapshotRefusedException("These bytes are no snapshot of card states.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(snapshot[8..]);
        if (version != FormatVersion)
            throw new SnapshotRefusedException($"The snapshot of the card states has format version {version}; this program reads version {FormatVersion} only.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(snapshot[12..]);
        if (length != snapshot.Length - HeaderLength - SHA256.HashSizeInBytes)
            throw new SnapshotRefusedException("The snapshot of the card states is cut short or has bytes added.");
        var covered = snapshot[..(HeaderLength + length)];
        if (!SHA256.HashData(covered).AsSpan().SequenceEqual(snapshot[covered.Length..]))
            throw new SnapshotRefusedException("The snapshot of the card states is damaged: its checksum does not match its content.");
        return covered[HeaderLength..];
    }
}
