using Visa.Features.Cards;
using Visa.Features.Risk;
using Visa.Features.Snapshots;

namespace Visa.Features.Tests.Vectors;

/// <summary>The features against their definitions, bit for bit.</summary>
public sealed class ParityTests
{
    private readonly float[] _features = new float[FeatureCatalogue.Count];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? 60 : 3)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TryAccept_RandomStreamWithDisorderRepeatsAndRestarts_EqualsTheNaiveModel(int seed)
    {
        var stream = new RandomStream(seed);
        var random = new Random(seed);
        IRiskSource risk = seed % 2 == 0 ? new InventedRisk() : NoRisk.Instance;
        var naive = new NaiveModel(risk);
        var store = new CardStateStore { Risk = risk };

        for (var i = 0; i < 2000; i++)
        {
            if (random.Next(100) == 0)
                store = Restarted(store, risk);
            var transaction = stream.Next();
            var accepted = store.TryAccept(transaction, _features, out var ordinal);

            Assert.Equal(naive.TryAccept(transaction, out var expected, out var expectedOrdinal), accepted);
            Assert.Equal(expectedOrdinal, ordinal);
            if (accepted)
                AssertEqual(expected, i);
        }
    }

    [Fact]
    public void TryAccept_SplitAndMerge_GoesOnAsOneShard()
    {
        var stream = new RandomStream(77, cards: 12);
        var (whole, left, right) = (new CardStateStore(), new CardStateStore(), new CardStateStore());
        var low = new HashKeyRange(UInt128.Zero, UInt128.MaxValue / 2);
        var other = new HashKeyRange(UInt128.MaxValue / 2 + 1, UInt128.MaxValue);
        var features = new float[FeatureCatalogue.Count];

        for (var i = 0; i < 3000; i++)
        {
            if (i == 1000)
            {
                CardStateSnapshot.Read(Base(whole), left, low);
                CardStateSnapshot.Read(Base(whole), right, other);
                Assert.True(left.Count > 0 && right.Count > 0 && left.Count + right.Count == whole.Count);
            }
            if (i == 2000)
            {
                var merged = new CardStateStore();
                CardStateSnapshot.Read(Base(left), merged, HashKeyRange.All);
                CardStateSnapshot.Read(Base(right), merged, HashKeyRange.All);
                left = right = merged;
            }
            var transaction = stream.Next();
            var accepted = whole.TryAccept(transaction, _features, out var ordinal);
            if (i < 1000)
                continue;
            var child = low.Contains(transaction.CardToken) ? left : right;
            Assert.Equal(accepted, child.TryAccept(transaction, features, out var ofChild));
            Assert.Equal((ordinal, true), (ofChild, features.AsSpan().SequenceEqual(_features)));
        }
    }

    private static CardStateStore Restarted(CardStateStore store, IRiskSource risk)
    {
        var restored = new CardStateStore { Risk = risk };
        CardStateSnapshot.Read(Base(store), restored, HashKeyRange.All);
        return restored;
    }

    private static MemoryStream Base(CardStateStore store)
    {
        var bytes = new MemoryStream();
        CardStateSnapshot.WriteBase(store, bytes);
        bytes.Position = 0;
        return bytes;
    }

    private void AssertEqual(float[] expected, int number)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(_features[i]), $"{number}: {FeatureCatalogue.Features[i].Name} is {_features[i]:R}, not {expected[i]:R}.");
    }
}
