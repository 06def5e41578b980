namespace Visa.Domain.Tests.Monies;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("USD", 2)]
    [InlineData("HUF", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("KWD", 3)]
    [InlineData("BHD", 3)]
    public void Parse_KnownCode_HasItsDecimals(string code, int decimals) => Assert.Equal(new Currency(code, decimals), Currency.Parse(code));

    [Fact]
    public void All_CommonCodes_AreKnown()
    {
        string[] common = [.. "USD EUR GBP JPY CHF SEK NOK DKK PLN CZK HUF CAD AUD NZD BRL MXN INR CNY SGD HKD KRW ZAR TRY AED KWD BHD".Split(' ')];

        Assert.Empty(common.Except(Currency.All.Select(currency => currency.Code)));
    }

    [Theory]
    [InlineData("usd")]
    [InlineData("XXX")]
    [InlineData("US")]
    [InlineData("")]
    [InlineData("ŁSD")]
    public void TryParse_UnknownCode_IsRefused(string code)
    {
        Assert.False(Currency.TryParse(code, out _));
        Assert.Throws<ArgumentException>(() => Currency.Parse(code));
    }
}
