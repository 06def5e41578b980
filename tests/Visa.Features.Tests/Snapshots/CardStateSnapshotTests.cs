using System.Buffers.Binary;
using System.Security.Cryptography;
using Visa.Features.Cards;
using Visa.Features.Snapshots;
using Visa.Features.Tests.Vectors;

namespace Visa.Features.Tests.Snapshots;

public sealed class CardStateSnapshotTests
{
    private readonly float[] _features = new float[FeatureCatalogue.Count];

    [Fact]
    public void Read_BaseAndDeltas_GoesOnAsIfNothingHappened()
    {
        var stream = new RandomStream(7);
        var original = Filled(stream, 1000);
        var parts = new List<byte[]> { Base(original) };
        var chain = new List<string> { "0" };
        for (var part = 1; part < 5; part++)
        {
            Fill(original, stream, 200);
            parts.Add(Delta(original, chain));
            chain.Add($"{part}");
        }

        var restored = Read([.. parts]);
        Fill(original, stream, 500);
        var again = new RandomStream(7);
        Fill(new CardStateStore(), again, 1800);
        Fill(restored, again, 500);

        Assert.Equal(Base(original), Base(restored));
    }

    [Fact]
    public void Read_EmptyStore_IsEmpty() => Assert.Equal(0, Read(Base(new CardStateStore())).Count);

    [Fact]
    public void Write_SameTransactionsOfTwoCardsInAnotherOrder_GivesEqualBytes()
    {
        var (one, two) = (new CardStateStore(), new CardStateStore());
        var (a, b) = (Transactions.At(Transactions.Noon, 1, card: 1), Transactions.At(Transactions.Noon, 2, card: 2));
        one.TryAccept(a, _features, out _);
        one.TryAccept(b, _features, out _);
        two.TryAccept(b, _features, out _);
        two.TryAccept(a, _features, out _);

        Assert.Equal(Base(one), Base(two));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_AnyFlippedBit_IsRefused(bool isBase)
    {
        var store = Filled(new RandomStream(3), 30);
        var snapshot = isBase ? Base(store) : Delta(store, ["base"]);

        for (var place = 0; place < snapshot.Length; place++)
        {
            var bit = (byte)(1 << (place * 5 % 8));
            snapshot[place] ^= bit;
            Assert.Throws<SnapshotRefusedException>(() => Read(snapshot));
            snapshot[place] ^= bit;
        }
        Assert.NotEqual(0, Read(snapshot).Count);
    }

    [Fact]
    public void Read_AnyShorterPrefixOrAddedByte_IsRefused()
    {
        var snapshot = Base(Filled(new RandomStream(3), 5));

        for (var length = 0; length < snapshot.Length; length++)
            Assert.Throws<SnapshotRefusedException>(() => Read(snapshot[..length]));
        Assert.Throws<SnapshotRefusedException>(() => Read([.. snapshot, 0]));
    }

    [Fact]
    public void Read_RandomMutations_AreRefused()
    {
        var random = new Random(5);
        var sound = Base(Filled(new RandomStream(3), 200));
        for (var i = 0; i < 1000; i++)
        {
            var mutated = (byte[])sound.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            if (!mutated.AsSpan().SequenceEqual(sound))
                Assert.Throws<SnapshotRefusedException>(() => Read(mutated));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    public void Read_AnotherVersion_SaysWhichAndWhatToDo(int version)
    {
        var snapshot = Base(new CardStateStore());
        BinaryPrimitives.WriteInt32LittleEndian(snapshot.AsSpan(8), version);

        var refusal = Assert.Throws<SnapshotRefusedException>(() => Read(snapshot));

        Assert.Contains($"version {version}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("delete the leases", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RightChecksumOverWrongContent_IsRefused()
    {
        var sound = Base(Filled(new RandomStream(3), 20));
        for (var place = 12; place < sound.Length - 32; place += 3)
        {
            var wrong = (byte[])sound.Clone();
            wrong[place] ^= 0xFF;
            SHA256.HashData(wrong.AsSpan(0, wrong.Length - 32), wrong.AsSpan(wrong.Length - 32));
            try
            {
                Read(wrong);
            }
            catch (SnapshotRefusedException)
            {
                // Either refused, or another state that is sound; never another exception.
            }
        }
    }

    [Fact]
    public void Read_TheSameDeltaTwice_IsRefused()
    {
        var store = Filled(new RandomStream(3), 20);
        var delta = Delta(store, ["base"]);

        Assert.Throws<SnapshotRefusedException>(() => Read(delta, delta));
    }

    [Fact]
    public void WriteDelta_StoreWithoutJournal_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => CardStateSnapshot.WriteDelta(new CardStateStore(), ["base"], Stream.Null));

    [Fact]
    public void ReadHeader_Delta_NamesItsChain()
    {
        using var delta = new MemoryStream(Delta(Filled(new RandomStream(3), 5), ["a", "b"]));

        var header = CardStateSnapshot.ReadHeader(delta);

        Assert.Equal(SnapshotKind.Delta, header.Kind);
        Assert.Equal(["a", "b"], header.Chain);
    }

    private static byte[] Base(CardStateStore store)
    {
        using var bytes = new MemoryStream();
        CardStateSnapshot.WriteBase(store, bytes);
        CardStateSnapshot.MarkSaved(store);
        return bytes.ToArray();
    }

    private static byte[] Delta(CardStateStore store, IReadOnlyList<string> chain)
    {
        using var bytes = new MemoryStream();
        CardStateSnapshot.WriteDelta(store, chain, bytes);
        CardStateSnapshot.MarkSaved(store);
        return bytes.ToArray();
    }

    private static CardStateStore Read(params byte[][] parts)
    {
        var store = new CardStateStore();
        foreach (var part in parts)
        {
            using var bytes = new MemoryStream(part);
            CardStateSnapshot.Read(bytes, store, HashKeyRange.All);
        }
        return store;
    }

    private static CardStateStore Filled(RandomStream stream, int count)
    {
        var store = new CardStateStore { IsJournaled = true };
        Fill(store, stream, count);
        return store;
    }

    private static void Fill(CardStateStore store, RandomStream stream, int count)
    {
        var features = new float[FeatureCatalogue.Count];
        for (var i = 0; i < count; i++)
            store.TryAccept(stream.Next(), features, out _);
    }
}
