using System.Globalization;
using System.Text;

namespace Visa.Domain.Tests.Monies;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("12.34", "USD", 1234)]
    [InlineData("0.00", "USD", 0)]
    [InlineData("-12.34", "USD", -1234)]
    [InlineData("1200", "JPY", 1200)]
    [InlineData("1.005", "KWD", 1005)]
    [InlineData("9999999999999.99", "EUR", 999_999_999_999_999)]
    public void TryParse_RightDecimals_GivesMinorUnits(string digits, string currency, long minorUnits)
    {
        Assert.True(Money.TryParse(Encoding.ASCII.GetBytes(digits), Currency.Parse(currency), out var money));
        Assert.Equal(minorUnits, money.MinorUnits);
        Assert.Equal($"{digits} {currency}", money.ToString());
    }

    [Theory]
    [InlineData("12.3", "USD")]
    [InlineData("12.345", "USD")]
    [InlineData("12", "USD")]
    [InlineData("12.", "USD")]
    [InlineData(".12", "USD")]
    [InlineData("12.", "JPY")]
    [InlineData("012.34", "USD")]
    [InlineData("1.2e1", "USD")]
    [InlineData("+1.20", "USD")]
    [InlineData("--1.20", "USD")]
    [InlineData(" 1.20", "USD")]
    [InlineData("1,000.00", "USD")]
    [InlineData("99999999999999.99", "USD")]
    [InlineData("", "USD")]
    [InlineData("-", "JPY")]
    public void TryParse_AnotherForm_IsRefused(string digits, string currency) =>
        Assert.False(Money.TryParse(Encoding.ASCII.GetBytes(digits), Currency.Parse(currency), out _));

    [Fact]
    public void Amount_AnyMoney_IsExactAndParsesBack()
    {
        var random = new Random(10);
        for (var i = 0; i < 10_000; i++)
        {
            var money = Sample.Money(random);
            var text = money.Amount.ToString(CultureInfo.InvariantCulture);

            Assert.Equal(money.MinorUnits, money.Amount * money.Currency.MinorUnitsPerUnit);
            Assert.True(Money.TryParse(Encoding.ASCII.GetBytes(text), money.Currency, out var parsed), text);
            Assert.Equal(money, parsed);
        }
    }

    [Fact]
    public void Add_TwoCurrencies_Throws() => Assert.Throws<InvalidOperationException>(() => new Money(1, Currency.Usd) + new Money(1, Currency.Parse("EUR")));

    [Fact]
    public void Subtract_SameCurrency_IsTheDifference() => Assert.Equal(new Money(-2, Currency.Usd), new Money(1, Currency.Usd) - new Money(3, Currency.Usd));
}
