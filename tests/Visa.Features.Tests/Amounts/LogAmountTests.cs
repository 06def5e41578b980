using Visa.Features.Amounts;

namespace Visa.Features.Tests.Amounts;

public sealed class LogAmountTests
{
    [Fact]
    public void Of_AmountsOfAllSizes_IsTheLogarithmWithinASecondStep()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var amount = random.NextInt64(1L << random.Next(44));
            Assert.InRange(LogAmount.Of(amount) * LogAmount.Step - Math.Log(1 + amount / 1000.0), -2 * LogAmount.Step, LogAmount.Step);
        }
    }

    [Fact]
    public void Of_Zero_IsZero() => Assert.Equal(0, LogAmount.Of(0));

    [Fact]
    public void Of_Largest_IsFinite() => Assert.InRange(LogAmount.Of(ExchangeRates.MaxAmount) * LogAmount.Step, 22.8, 22.9);

    [Theory]
    [InlineData(-30)]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(23)]
    public void Powers_Of_IsTheExponential(double exponent) => Assert.Equal(1, Powers.Of(exponent) / Math.Exp(exponent), 9);
}
