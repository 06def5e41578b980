using Visa.Domain;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Tests.Behaviour;

public sealed class PricesTests
{
    [Theory]
    [InlineData("USD", nameof(PriceStyle.Exact), 12.344, 1234)]
    [InlineData("USD", nameof(PriceStyle.Shelf), 12.344, 1299)]
    [InlineData("USD", nameof(PriceStyle.Round), 12.344, 1000)]
    [InlineData("USD", nameof(PriceStyle.Round), 1, 100)]
    [InlineData("USD", nameof(PriceStyle.Notes), 12.344, 2000)]
    [InlineData("JPY", nameof(PriceStyle.Exact), 12.344, 1778)]
    [InlineData("JPY", nameof(PriceStyle.Shelf), 12.344, 1780)]
    [InlineData("JPY", nameof(PriceStyle.Notes), 12.344, 2000)]
    [InlineData("KWD", nameof(PriceStyle.Exact), 12.344, 3775)]
    [InlineData("HUF", nameof(PriceStyle.Exact), 12.344, 420000)]
    public void Ask_AnAmount_EndsAsPricesOfTheCurrencyDo(string currency, string style, double usd, long minorUnits)
    {
        var code = Currency.Parse(currency);

        Assert.Equal(minorUnits, Prices.Ask(usd, Enum.Parse<PriceStyle>(style), new PriceScale(code, ExchangeRates.PerUsd(code, 2025)), 0));
    }

    [Fact]
    public void Ask_AnySmallAmount_IsAboveZeroAndNearIt()
    {
        var prng = new Prng(1);
        foreach (var city in Cities.All)
            foreach (var style in Enum.GetValues<PriceStyle>())
                for (var i = 0; i < 100; i++)
                {
                    var scale = new PriceScale(city.Currency, ExchangeRates.PerUsd(city.Currency, 2025));
                    Assert.InRange(Prices.Ask(prng.Between(0.0001, 2), style, scale, prng.NextDouble()), 1, (long)(scale.MinorPerUsd * 90));
                }
    }
}
