using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Metrics;
using Aspire.Hosting.Dashboard.Otlp;

namespace Compat.Tests.Dashboard.Metrics;

public sealed class MetricStoreTests
{
    [Fact]
    public void Record_MoreSeriesThanTheLimit_DropsTheOnesUpdatedLongestAgo()
    {
        var store = new MetricStore(new DashboardLimits { MetricSeries = 3 }, new ServiceColors());

        for (var i = 1; i <= 5; i++)
            Record(store, "requests", $"card-{i}", at: (ulong)i);

        var instrument = Assert.Single(store.List().Instruments);
        Assert.Equal(["card-3", "card-4", "card-5"], instrument.Series.Select(series => series.Attributes[0].Value));
    }

    [Fact]
    public void Record_LastSeriesOfAnInstrumentDropped_DropsTheInstrument()
    {
        var store = new MetricStore(new DashboardLimits { MetricSeries = 2 }, new ServiceColors());
        Record(store, "old", "a", at: 1);
        Record(store, "new", "a", at: 2);

        Record(store, "new", "b", at: 3);

        Assert.Equal(["new"], store.List().Instruments.Select(instrument => instrument.Name));
    }

    [Fact]
    public void Record_TheSameAttributesInAnotherOrder_IsTheSameSeries()
    {
        var store = new MetricStore(new DashboardLimits(), new ServiceColors());
        TelemetryAttribute a = new("a", "1"), b = new("b", "2");
        var identity = new InstrumentIdentity("service", "meter", "requests", InstrumentKind.Counter);

        store.Record(identity, "", "", [("", [a, b], Sample(1))]);
        store.Record(identity, "", "", [("", [b, a], Sample(2))]);

        Assert.Single(Assert.Single(store.List().Instruments).Series);
    }

    private static void Record(MetricStore store, string name, string value, ulong at) => store.Record(
        new InstrumentIdentity("service", "meter", name, InstrumentKind.Counter), "", "", [("", [new TelemetryAttribute("key", value)], Sample(at))]);

    private static MetricSample Sample(ulong at) => new(0, at * 1_000_000_000, false, at, null);
}
