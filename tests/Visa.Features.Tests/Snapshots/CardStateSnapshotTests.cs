using System.Buffers.Binary;
using System.Security.Cryptography;
using Visa.Features.Cards;
using Visa.Features.Snapshots;
using Visa.Features.Tests.Cards;

namespace Visa.Features.Tests.Snapshots;

public sealed class CardStateSnapshotTests
{
    [Fact]
    public void Read_WrittenSnapshot_GoesOnAsIfNothingHappened()
    {
        var stream = new RandomStream(7);
        var original = Filled(stream);
        var restored = CardStateSnapshot.Read(CardStateSnapshot.Write(original));
        var (before, after) = (new float[FeatureCatalogue.Count], new float[FeatureCatalogue.Count]);

        for (var i = 0; i < 500; i++)
        {
            var transaction = stream.Next();
            Assert.Equal(original.TryAccept(transaction, before, out var ordinal), restored.TryAccept(transaction, after, out var restoredOrdinal));
            Assert.Equal(ordinal, restoredOrdinal);
            Assert.Equal(before, after);
        }
        Assert.Equal(CardStateSnapshot.Write(original), CardStateSnapshot.Write(restored));
    }

    [Fact]
    public void Read_EmptyStore_IsEmpty() => Assert.Equal(0, CardStateSnapshot.Read(CardStateSnapshot.Write(new CardStateStore())).Count);

    [Fact]
    public void Write_SameTransactionsOfTwoCardsInAnotherOrder_GivesEqualBytes()
    {
        var (one, two) = (new CardStateStore(), new CardStateStore());
        var features = new float[FeatureCatalogue.Count];
        var (a, b) = (Transactions.At(Transactions.Noon, 1, card: 1), Transactions.At(Transactions.Noon, 2, card: 2));
        one.TryAccept(a, features, out _);
        one.TryAccept(b, features, out _);
        two.TryAccept(b, features, out _);
        two.TryAccept(a, features, out _);

        Assert.Equal(CardStateSnapshot.Write(one), CardStateSnapshot.Write(two));
    }

    [Fact]
    public void Read_AnyFlippedBit_IsRefused()
    {
        var snapshot = CardStateSnapshot.Write(Filled(new RandomStream(3), count: 20));

        for (var i = 0; i < snapshot.Length; i++)
        {
            snapshot[i] ^= 0x10;
            Assert.Throws<SnapshotRefusedException>(() => CardStateSnapshot.Read(snapshot));
            snapshot[i] ^= 0x10;
        }
    }

    [Fact]
    public void Read_AnyShorterPrefix_IsRefused()
    {
        var snapshot = CardStateSnapshot.Write(Filled(new RandomStream(3), count: 5));

        for (var length = 0; length < snapshot.Length; length++)
            Assert.Throws<SnapshotRefusedException>(() => CardStateSnapshot.Read(snapshot.AsSpan(0, length)));
    }

    [Fact]
    public void Read_AnotherVersion_SaysWhich()
    {
        var snapshot = CardStateSnapshot.Write(new CardStateStore());
        BinaryPrimitives.WriteInt32LittleEndian(snapshot.AsSpan(8), 99);

        var refusal = Assert.Throws<SnapshotRefusedException>(() => CardStateSnapshot.Read(snapshot));

        Assert.Contains("version 99", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RightChecksumOverWrongContent_IsRefused()
    {
        var snapshot = CardStateSnapshot.Write(new CardStateStore());
        BinaryPrimitives.WriteInt32LittleEndian(snapshot.AsSpan(16), 1000);
        SHA256.HashData(snapshot.AsSpan(0, snapshot.Length - 32), snapshot.AsSpan(snapshot.Length - 32));

        Assert.Throws<SnapshotRefusedException>(() => CardStateSnapshot.Read(snapshot));
    }

    private static CardStateStore Filled(RandomStream stream, int count = 1000)
    {
        var store = new CardStateStore();
        var features = new float[FeatureCatalogue.Count];
        for (var i = 0; i < count; i++)
            store.TryAccept(stream.Next(), features, out _);
        return store;
    }
}
