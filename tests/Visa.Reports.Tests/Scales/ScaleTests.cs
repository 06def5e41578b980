using Visa.Reports.Charts;
using Visa.Reports.Scales;

namespace Visa.Reports.Tests.Scales;

public sealed class ScaleTests
{
    private static readonly PixelRange Pixels = new(100, 500);

    [Theory]
    [InlineData(0.013, 0.02)]
    [InlineData(0.2, 0.2)]
    [InlineData(3, 5)]
    [InlineData(6, 10)]
    [InlineData(1_200, 2_000)]
    public void NiceStep_OfAStep_IsOneTwoOrFiveTimesAPowerOfTen(double step, double expected) => Assert.Equal(expected, LinearScale.NiceStep(step), 9);

    [Fact]
    public void Create_LinearWithoutRange_GrowsToRoundValues()
    {
        var scale = ScaleFactory.Create(Axis.Linear("x"), [3, 97], Pixels);

        Assert.Equal(["0", "20", "40", "60", "80", "100"], scale.Ticks(5).Select(tick => tick.Label));
        Assert.Equal((100, 500), (scale.Map(0), scale.Map(100)));
    }

    [Fact]
    public void Create_LinearOfOneValue_StillHasARange()
    {
        var scale = ScaleFactory.Create(Axis.Linear("x"), [7], Pixels);

        Assert.InRange(scale.Map(7), 100, 500);
    }

    [Fact]
    public void Create_Logarithmic_LeavesOutZeroAndTicksPowersOfTen()
    {
        var scale = ScaleFactory.Create(Axis.Logarithmic("x"), [0, -5, 0.1, 1_000], Pixels);

        Assert.False(scale.Has(0));
        Assert.Equal(["0.1", "1", "10", "100", "1k"], scale.Ticks(5).Select(tick => tick.Label));
        Assert.Equal(200, scale.Map(1), 9);
    }

    [Fact]
    public void Create_Time_TicksWholeDaysAndHours()
    {
        var start = Axis.Days(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(["1 Mar", "2 Mar", "3 Mar"], ScaleFactory.Create(Axis.Time("t"), [start, start + 2], Pixels).Ticks(3).Select(tick => tick.Label));
        Assert.Equal(["1 Mar", "06:00", "12:00", "18:00", "2 Mar"], ScaleFactory.Create(Axis.Time("t"), [start, start + 1], Pixels).Ticks(5).Select(tick => tick.Label));
    }

    [Fact]
    public void Create_Category_PutsEachNameInTheMiddleOfItsBand()
    {
        var scale = ScaleFactory.Create(Axis.Category("x", ["a", "b", "c", "d"]), [], Pixels);

        Assert.Equal([150, 250, 350, 450], Enumerable.Range(0, 4).Select(i => scale.Map(i)));
        Assert.Equal(["a", "c"], scale.Ticks(2).Select(tick => tick.Label));
    }
}
