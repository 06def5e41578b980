using Visa.Reports.Distributions;

namespace Visa.Reports.Tests.Distributions;

public sealed class HistogramTests
{
    [Fact]
    public void Add_ValueOnAnEdge_BelongsToTheBinThatItOpens()
    {
        var histogram = Histogram.Linear(0, 4, 4);

        foreach (var value in (double[])[0, 1, 1.5, 3.999999]) histogram.Add(value);

        Assert.Equal([25, 50, 0, 25], histogram.Shares().Select(bar => bar.Length));
    }

    [Fact]
    public void Add_ValueOutside_CountsInTheTotalOnly()
    {
        var histogram = Histogram.Linear(0, 2, 2);

        foreach (var value in (double[])[-1, 0.5, 2, double.NaN]) histogram.Add(value);

        Assert.Equal([25, 0], histogram.Shares().Select(bar => bar.Length));
    }

    [Fact]
    public void Add_EveryEdgeOfALogarithmicHistogram_FallsIntoItsOwnBin()
    {
        var histogram = Histogram.Logarithmic(0.1, 10_000, 50);

        foreach (var bar in histogram.Shares()) histogram.Add(bar.From);

        Assert.All(histogram.Shares(), bar => Assert.Equal(2, bar.Length, 9));
    }
}
