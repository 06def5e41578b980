using Visa.Reports.Distributions;

namespace Visa.Reports.Tests.Distributions;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.625, 3.5)]
    [InlineData(1, 5)]
    public void At_Share_InterpolatesBetweenNeighbours(double share, double expected) => Assert.Equal(expected, new Quantiles([5, 3, 1, 4, 2]).At(share), 12);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1, 0.2)]
    [InlineData(3.9, 0.6)]
    [InlineData(9, 1)]
    public void ShareUpTo_Value_CountsItself(double value, double expected) => Assert.Equal(expected, new Quantiles([5, 3, 1, 4, 2]).ShareUpTo(value), 12);

    [Fact]
    public void Constructor_NoValues_IsRefused() => Assert.Throws<ArgumentException>(() => new Quantiles([]));
}
