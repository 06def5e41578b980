using Visa.Domain;
using Visa.Features.Amounts;

namespace Visa.Features.Tests.Amounts;

public sealed class ExchangeRatesTests
{
    [Fact]
    public void Thousandths_EveryCurrencyOfThePlatform_HasARate() =>
        Assert.All(Currency.All, currency => Assert.InRange(ExchangeRates.Thousandths(new Money(1_000_000_000, currency), 2024), 1, ExchangeRates.MaxAmount));

    [Theory]
    [InlineData("USD", 1234, 2024, 12_340)]
    [InlineData("USD", -1234, 2024, 12_340)]
    [InlineData("KWD", 1, 2024, 3)]
    [InlineData("EUR", 92_400, 2023, 1_000_000)]
    [InlineData("JPY", 140_511, 2023, 1_000_000)]
    [InlineData("JPY", 140_511, 1999, 1_000_000)]
    [InlineData("JPY", 151_353, 2030, 1_000_000)]
    [InlineData("VND", 24, 2024, 1)]
    [InlineData("VND", 12, 2024, 0)]
    public void Thousandths_Money_IsConvertedAtTheYearsRate(string currency, long minorUnits, int year, long expected) =>
        Assert.InRange(ExchangeRates.Thousandths(new Money(minorUnits, Currency.Parse(currency)), year), expected, expected);

    [Fact]
    public void Thousandths_BeyondTheLargest_IsTheLargest() =>
        Assert.Equal(ExchangeRates.MaxAmount, ExchangeRates.Thousandths(new Money(999_999_999_999_999, Currency.Usd), 2024));
}
