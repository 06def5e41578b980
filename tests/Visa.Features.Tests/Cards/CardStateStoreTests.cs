using Visa.Domain;
using Visa.Domain.Transactions;
using Visa.Features.Cards;
using static Visa.Features.Tests.Transactions;

namespace Visa.Features.Tests.Cards;

public sealed class CardStateStoreTests
{
    private readonly CardStateStore _store = new();
    private readonly float[] _features = new float[FeatureCatalogue.Count];

    [Fact]
    public void TryAccept_FirstTransaction_HasNoPrevious()
    {
        Accept(At(Noon));

        Assert.Equal((10f, 1f, 1f, 1f, 10f, 1f), (F("amount"), F("card_count_1m"), F("card_count_24h"), F("amount_to_mean_24h"), F("card_sum_24h"), F("is_new_country")));
        Assert.All((string[])["seconds_since_previous", "km_from_previous", "km_per_hour", "amount_z_30d", "log_amount_ewma", "terminal_risk_7d"], name => Assert.Equal(float.NaN, F(name)));
    }

    [Fact]
    public void Fetch_KnownAndUnknownCards_ChangesNothing()
    {
        var (fetched, features) = (new CardStateStore(), new float[FeatureCatalogue.Count]);
        for (var i = 0; i < 100; i++)
        {
            var next = At(Noon.AddMinutes(i), i, card: (UInt128)(i % 5));
            fetched.Fetch([next.CardToken, At(Noon, card: 3).CardToken, At(Noon, card: (UInt128)(1_000 + i)).CardToken]);
            Accept(next);
            Assert.True(fetched.TryAccept(next, features, out _));
            Assert.Equal(_features, features);
        }
        Assert.Equal((_store.Count, _store.ByteSize), (fetched.Count, fetched.ByteSize));
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
    public void TryAccept_OnlineShopFarAway_IsNoPlace()
    {
        Accept(At(Noon));
        Accept(At(Noon.AddMinutes(1), 1) with { EntryMode = EntryMode.Ecommerce, Latitude = -33, Longitude = 151 });
        Assert.Equal(float.NaN, F("km_from_previous"));

        Accept(At(Noon.AddMinutes(2), 2));

        Assert.Equal((0f, 0f, 0f), (F("km_from_previous"), F("km_per_hour"), F("km_from_usual_place")));
    }

    [Fact]
    public void TryAccept_CardsOfSeveralCurrencies_CompareInDollars()
    {
        Accept(At(Noon) with { BillingAmount = new Money(140_511, Currency.Parse("JPY")), EventTime = new DateTimeOffset(2023, 5, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.InRange(F("amount"), 999.9, 1000.1);

        Accept(At(Noon, 1, card: 2) with { BillingAmount = new Money(92_400, Currency.Parse("EUR")) });
        Assert.InRange(F("amount"), 999.9, 1000.1);
    }

    [Fact]
    public void TryAccept_EarlierDecline_Counts()
    {
        Accept(At(Noon) with { Response = IssuerResponse.WrongPin });

        Accept(At(Noon.AddMinutes(1), 1));

        Assert.Equal((1f, 1f, 60f), (F("declines_24h"), F("declines_in_row"), F("seconds_since_decline")));
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
        var late = (F("card_count_1h"), float.IsNaN(F("seconds_since_previous")), F("is_new_country"));
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
    public void TryAccept_RepeatAfterMonthsOfFewTransactions_IsStillKnown()
    {
        Accept(At(Noon, 1));
        for (var month = 1; month < CardHistory.MinKept; month++)
            Accept(At(Noon.AddDays(month * 30), month + 1));

        Assert.False(_store.TryAccept(At(Noon, 1), _features, out _));
    }

    [Fact]
    public void Accept_RepetitionOfWhatAFullHistoryDropped_IsTooLateAndChangesNothing()
    {
        for (var number = 0; number < 40; number++)
            Accept(At(Noon.AddDays(number), number));

        for (var number = 0; number < 40; number++)
        {
            var again = _store.Accept(At(Noon.AddDays(number), number), _features, out var ordinal);
            Assert.Equal((number < 9 ? Acceptance.TooLate : Acceptance.Repeated, 40), (again, ordinal));
        }
    }

    [Fact]
    public void Accept_AsLateAsTheOldestOfAFullHistory_IsTooLateAndAMomentYoungerIsNot()
    {
        for (var number = 0; number < CardHistory.MinKept; number++)
            Accept(At(Noon.AddDays(number * 10), number));

        Assert.Equal(Acceptance.TooLate, _store.Accept(At(Noon, 100), _features, out _));
        Assert.Equal(Acceptance.Accepted, _store.Accept(At(Noon.AddMilliseconds(1), 101), _features, out _));
    }

    [Fact]
    public void TryAccept_ManyTransactions_BoundsTheMemoryOfACard()
    {
        for (var i = 0; i < CardHistory.MaxKept + 100; i++)
            Accept(At(Noon.AddMilliseconds(i), i));

        Assert.Equal((CardHistory.MaxKept + 1f, CardHistory.MaxKept + 100f), (F("card_count_30d"), F("card_transactions")));
        Assert.Equal(CardHistory.MaxKept, _store.Record(1).Count);
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
    public void TryAccept_AcquaintanceFromBeforeTheHistory_IsKnownForThatLong()
    {
        Accept(At(Noon));
        for (var i = 1; i <= 40; i++)
            Accept(At(Noon.AddDays(i), i) with { MerchantId = $"m-{i + 1}", MerchantCountry = "GB", Mcc = 5999 });

        Accept(At(Noon.AddDays(41), 41));

        Assert.Equal((0f, 41f, 0f, 41f, 1f), (F("is_new_merchant"), F("merchant_known_days"), F("is_new_mcc"), F("country_known_days"), F("is_new_terminal")));
        Assert.Equal(41, F("history_days"));
    }

    [Fact]
    public void TryAccept_EventTimesBeyondWhatIsKept_AreClamped()
    {
        Accept(At(Noon));
        Accept(At(Noon, 1) with { EventTime = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        Accept(At(Noon, 2) with { EventTime = new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero) });

        Assert.Equal(3, F("card_transactions"));
        Assert.Equal(1, F("card_count_30d"));
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

    [Fact]
    public void TryAccept_SteadyState_AllocatesNothing()
    {
        var transactions = Enumerable.Range(0, 6000).Select(i => At(Noon.AddHours(i * 6), i, card: (UInt128)(i % 10)) with { MerchantId = $"m-{i % 7}" }).ToArray();
        foreach (var transaction in transactions.AsSpan(0, 3000))
            _store.TryAccept(transaction, _features, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var transaction in transactions.AsSpan(3000))
            _store.TryAccept(transaction, _features, out _);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ByteSize_ManyCardsWithAMonthOfHistory_IsBelowTwoKilobytesEach()
    {
        const int Cards = 8000;
        for (var i = 0; i < 37 * Cards; i++)
        {
            var transaction = At(Noon.AddHours(i / Cards * 20), i, card: (UInt128)(i % Cards));
            _store.TryReplay(transaction.CardToken, CardEvent.Of(transaction, (ulong)(i % 11) << 40, (ulong)i % 11));
        }

        Assert.InRange(_store.ByteSize / (double)Cards, 1000, 2048);
    }

    private void Accept(Transaction transaction) => Assert.True(_store.TryAccept(transaction, _features, out _));

    private float F(string name) => _features[FeatureCatalogue.IndexOf(name)];
}
