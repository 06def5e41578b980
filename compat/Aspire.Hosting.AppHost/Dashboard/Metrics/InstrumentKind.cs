namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>What an instrument's numbers mean.</summary>
internal enum InstrumentKind
{
    /// <summary>A sum that only grows; its history is a rate per second.</summary>
    Counter,

    /// <summary>A sum that also falls; its history is the sum.</summary>
    UpDownCounter,

    /// <summary>A value of the moment.</summary>
    Gauge,

    /// <summary>A distribution; its history is the rate and the percentiles of each interval.</summary>
    Histogram,
}
