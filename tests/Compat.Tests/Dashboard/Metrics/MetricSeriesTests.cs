using Aspire.Hosting.Dashboard.Metrics;

namespace Compat.Tests.Dashboard.Metrics;

public sealed class MetricSeriesTests
{
    private const ulong Second = 1_000_000_000;

    [Fact]
    public void Record_CumulativeCounter_HasTheRateOfEachInterval()
    {
        var view = View(InstrumentKind.Counter, Cumulative(start: 10, at: 12, 20), Cumulative(start: 10, at: 14, 50), Cumulative(start: 10, at: 15, 50));

        Assert.Equal([10.0, 15, 0], view.Points.Select(point => point.Value));
        Assert.Equal((50.0, 0.0), (view.Value, view.Rate));
    }

    [Fact]
    public void Record_CounterOfAProcessThatRestarted_BeginsAnewWithoutANegativeRate()
    {
        var view = View(InstrumentKind.Counter, Cumulative(start: 10, at: 20, 1000), Cumulative(start: 30, at: 32, 8));

        Assert.Equal([100.0, 4], view.Points.Select(point => point.Value));
        Assert.Equal(8, view.Value);
    }

    [Fact]
    public void Record_DeltaCounter_AddsUp()
    {
        var view = View(InstrumentKind.Counter, Delta(start: 10, at: 12, 20), Delta(start: 12, at: 14, 6));

        Assert.Equal([10.0, 3], view.Points.Select(point => point.Value));
        Assert.Equal(26, view.Value);
    }

    [Fact]
    public void Record_UpDownCounterThatFalls_ShowsTheValue()
    {
        var view = View(InstrumentKind.UpDownCounter, Cumulative(10, 11, 5), Cumulative(10, 12, -3));

        Assert.Equal([5.0, -3], view.Points.Select(point => point.Value));
    }

    [Fact]
    public void Record_NotANumber_IsAGap()
    {
        var view = View(InstrumentKind.Gauge, Cumulative(0, 11, double.NaN), Cumulative(0, 12, double.PositiveInfinity), Cumulative(0, 13, 1));

        Assert.Equal([null, null, 1.0], view.Points.Select(point => point.Value));
    }

    [Fact]
    public void Record_HistogramWithOtherBounds_BeginsAnew()
    {
        var view = View(
            InstrumentKind.Histogram,
            new MetricSample(10 * Second, 11 * Second, false, 9, new Distribution([10], [3, 0], 3, null, null)),
            new MetricSample(10 * Second, 12 * Second, false, 9, new Distribution([5, 10], [0, 4, 0], 4, null, null)));

        Assert.Equal((4L, 2.25), (view.Count, view.Mean));
        Assert.InRange(view.Points[^1].P50!.Value, 5, 10);
    }

    [Fact]
    public void Record_IntervalWithoutMeasurements_HasNoPercentile()
    {
        var point = new Distribution([10], [3, 0], 3, null, null);

        var view = View(
            InstrumentKind.Histogram,
            new MetricSample(10 * Second, 11 * Second, false, 9, point),
            new MetricSample(10 * Second, 12 * Second, false, 9, point));

        Assert.NotNull(view.Points[0].P95);
        Assert.Equal((0.0, null), (view.Points[1].Value, view.Points[1].P95));
    }

    [Fact]
    public void Record_MoreThanTheLimit_KeepsTheLatestPoints()
    {
        var view = View(InstrumentKind.Gauge, [.. Enumerable.Range(1, 20).Select(i => Cumulative(0, (ulong)i, i))]);

        Assert.Equal([16.0, 17, 18, 19, 20], view.Points.Select(point => point.Value));
    }

    private static MetricSeriesView View(InstrumentKind kind, params MetricSample[] samples)
    {
        var series = new MetricSeries(kind, "", [], maxPoints: 5);
        foreach (var sample in samples)
            series.Record(sample);
        return series.View(withHistory: true);
    }

    private static MetricSample Cumulative(ulong start, ulong at, double value) => new(start * Second, at * Second, false, value, null);

    private static MetricSample Delta(ulong start, ulong at, double value) => new(start * Second, at * Second, true, value, null);
}
