using Visa.Domain;
using Visa.Domain.Transactions;
using Visa.Features.Cards;
using static Visa.Features.Tests.Transactions;

namespace Visa.Features.Tests.Cards;

public sealed class CardStateStoreTests
{
    private readonly CardStateStore _store = new();
    private readonly float[] _features = new float[FeatureCatalogue.Count];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TryAccept_RandomStreamWithDisorderAndRepeats_EqualsTheNaiveModel(int seed)
    {
        var stream = new RandomStream(seed);
        var naive = new NaiveModel();

        for (var i = 0; i < 3000; i++)
        {
            var transaction = stream.Next();
            var accepted = _store.TryAccept(transaction, _features, out var ordinal);

            Assert.Equal(naive.TryAccept(transaction, out var expected, out var expectedOrdinal), accepted);
            Assert.Equal(expectedOrdinal, ordinal);
            if (accepted)
                Assert.True(expected.AsSpan().SequenceEqual(_features), $"{i}: {string.Join(' ', expected)} but {string.Join(' ', _features)}");
        }
    }

    [Fact]
    public void TryAccept_FirstTransaction_HasNoPrevious()
    {
        Accept(At(Noon));

        Assert.Equal((10f, 1f, 1f, 1f, 10f, 1f), (F("amount"), F("card_count_1m"), F("card_count_24h"), F("amount_to_mean_24h"), F("card_sum_24h"), F("is_new_country")));
        Assert.Equal((31_536_000f, 0f, 0f), (F("seconds_since_previous"), F("km_from_previous"), F("km_per_hour")));
    }

    [Fact]
    public void TryAccept_ParisThenLondonInAnHour_HasDistanceAndSpeed()
    {
        Accept(At(Noon));

        Accept(At(Noon.AddHours(1), 1) with { Latitude = 51.5074, Longitude = -0.1278, MerchantCountry = "GB" });

        Assert.Equal(3600, F("seconds_since_previous"));
        Assert.InRange(F("km_from_previous"), 342, 346);
        Assert.Equal(F("km_from_previous"), F("km_per_hour"));
        Assert.Equal((2f, 1f, 1f), (F("distinct_countries_24h"), F("is_foreign"), F("is_new_country")));
    }

    [Fact]
    public void TryAccept_OwnResponse_IsNoInput()
    {
        var other = new CardStateStore();
        var features = new float[FeatureCatalogue.Count];

        Accept(At(Noon) with { Response = IssuerResponse.DoNotHonor });
        other.TryAccept(At(Noon), features, out _);

        Assert.Equal(features, _features);
    }

    [Fact]
    public void TryAccept_EarlierDecline_Counts()
    {
        Accept(At(Noon) with { Response = IssuerResponse.WrongPin });

        Accept(At(Noon.AddMinutes(1), 1));

        Assert.Equal(1, F("declines_24h"));
    }

    [Fact]
    public void TryAccept_EventExactlyOneWindowAgo_IsOutside()
    {
        Accept(At(Noon));

        Accept(At(Noon.AddMinutes(1), 1));

        Assert.Equal((1f, 2f), (F("card_count_1m"), F("card_count_1h")));
    }

    [Fact]
    public void TryAccept_LateEvent_SeesOnlyItsPastAndIsSeenLater()
    {
        Accept(At(Noon.AddMinutes(10), 1));

        Accept(At(Noon, 2));
        var late = (F("card_count_1h"), F("seconds_since_previous") == 31_536_000f, F("is_new_country"));
        Accept(At(Noon.AddMinutes(20), 3));

        Assert.Equal((1f, true, 1f), late);
        Assert.Equal((3f, 600f, 0f), (F("card_count_1h"), F("seconds_since_previous"), F("is_new_country")));
    }

    [Fact]
    public void TryAccept_RepeatedTransaction_IsRefusedAndChangesNothing()
    {
        Accept(At(Noon, 1));
        Accept(At(Noon.AddMinutes(1), 2));

        Assert.False(_store.TryAccept(At(Noon, 1), _features, out var ordinal));
        Assert.Equal(2, ordinal);
        Accept(At(Noon.AddMinutes(2), 3));
        Assert.Equal(3, F("card_count_1h"));
    }

    [Fact]
    public void TryAccept_RepeatAfterAWeekOfFewTransactions_IsStillKnown()
    {
        Accept(At(Noon, 1));
        for (var day = 1; day < CardState.MinKept; day++)
            Accept(At(Noon.AddDays(day), day + 1));

        Assert.False(_store.TryAccept(At(Noon, 1), _features, out _));
    }

    [Fact]
    public void TryAccept_ManyTransactions_BoundsTheMemoryOfACard()
    {
        for (var i = 0; i < CardState.MaxKept + 100; i++)
            Accept(At(Noon.AddMilliseconds(i), i));

        Assert.Equal(CardState.MaxKept, _store.Cards.Values.Single().Events.Count);
        Assert.Equal(CardState.MaxKept + 100, _store.Cards.Values.Single().Ordinal);
    }

    [Fact]
    public void TryAccept_OtherCardsFarAhead_DoNotEvict()
    {
        Accept(At(Noon, 1, card: 1));
        for (var i = 0; i < 50; i++)
            Accept(At(Noon.AddDays(30 + i), i, card: 2));

        Accept(At(Noon.AddHours(1), 2, card: 1));

        Assert.Equal(2, F("card_count_24h"));
    }

    [Fact]
    public void TryAccept_CurrenciesOfOtherDecimals_AreInUnits()
    {
        Accept(At(Noon) with { BillingAmount = new Money(1500, Currency.Parse("JPY")) });
        Assert.Equal(1500, F("amount"));

        Accept(At(Noon, 1) with { BillingAmount = new Money(1500, Currency.Parse("KWD")) });
        Assert.Equal(1.5f, F("amount"));
    }

    [Theory]
    [InlineData(2.35, 4, 1)]
    [InlineData(2.35, 12, 0)]
    [InlineData(-150, 12, 1)]
    [InlineData(150, 16, 1)]
    [InlineData(150, 8, 0)]
    public void TryAccept_SolarHour_TellsNight(double longitude, int utcHour, float expected)
    {
        Accept(At(new DateTimeOffset(2026, 3, 10, utcHour, 0, 0, TimeSpan.Zero)) with { Longitude = longitude });

        Assert.Equal(expected, F("is_night"));
    }

    private void Accept(Transaction transaction) => Assert.True(_store.TryAccept(transaction, _features, out _));

    private float F(string name) => _features[FeatureCatalogue.IndexOf(name)];
}
