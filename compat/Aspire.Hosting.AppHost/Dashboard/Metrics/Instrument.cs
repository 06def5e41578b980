namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>An instrument with its series. Guarded by the store's lock.</summary>
internal sealed class Instrument(string id, InstrumentIdentity identity)
{
    public string Id => id;

    public InstrumentIdentity Identity => identity;

    public string Unit { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>By the process and the attributes.</summary>
    public Dictionary<string, MetricSeries> Series { get; } = new(StringComparer.Ordinal);
}
