using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>One set of attributes of an instrument, sent by one process: its latest total and its history. Guarded by the store's lock.</summary>
internal sealed class MetricSeries(InstrumentKind kind, string instance, IReadOnlyList<TelemetryAttribute> attributes, int maxPoints)
{
    private readonly BoundedHistory<MetricPoint> _history = new(maxPoints);
    private MetricSample? _total;
    private double? _rate;

    public ulong UpdatedAtNanoseconds { get; private set; }

    public void Record(MetricSample sample)
    {
        if (sample.AtNanoseconds < UpdatedAtNanoseconds)
            return;
        var previous = _total;
        var continues = previous is not null && Continues(previous, sample);
        var interval = sample.IsDelta || !continues ? sample : Since(previous!, sample);
        _total = sample.IsDelta && continues ? Sum(previous!, sample) : sample;
        UpdatedAtNanoseconds = sample.AtNanoseconds;
        _rate = RateOf(interval);

        var value = kind is InstrumentKind.Counter or InstrumentKind.Histogram ? _rate : Finite(_total.Value);
        _history.Add(new MetricPoint(
            OtlpValues.Time(sample.AtNanoseconds).ToUnixTimeMilliseconds(),
            value,
            Finite(interval.Distribution?.Percentile(0.5)),
            Finite(interval.Distribution?.Percentile(0.95))));
    }

    /// <param name="withHistory">Whether to copy the history too.</param>
    public MetricSeriesView View(bool withHistory)
    {
        var distribution = _total?.Distribution;
        return new MetricSeriesView
        {
            Instance = instance,
            Attributes = attributes,
            UpdatedAt = OtlpValues.Time(UpdatedAtNanoseconds),
            Value = Finite(_total?.Value),
            Rate = _rate,
            Count = distribution?.Count,
            Mean = distribution is { Count: > 0 } ? Finite(_total!.Value / distribution.Count) : null,
            Min = Finite(distribution?.Min),
            Max = Finite(distribution?.Max),
            P50 = Finite(distribution?.Percentile(0.5)),
            P95 = Finite(distribution?.Percentile(0.95)),
            P99 = Finite(distribution?.Percentile(0.99)),
            Points = withHistory ? _history.ToArray() : [],
        };
    }

    // A process that restarted begins a new run: its sums start again from zero.
    private bool Continues(MetricSample previous, MetricSample sample)
    {
        var isSameShape = previous.Distribution is null || sample.Distribution is null || previous.Distribution.HasSameBounds(sample.Distribution);
        if (sample.IsDelta || !isSameShape)
            return isSameShape;
        var hasGrown = kind switch
        {
            InstrumentKind.Counter => sample.Value >= previous.Value,
            InstrumentKind.Histogram => sample.Distribution!.Count >= previous.Distribution!.Count,
            _ => true,
        };
        return hasGrown && previous.StartNanoseconds == sample.StartNanoseconds;
    }

    private static MetricSample Since(MetricSample previous, MetricSample sample) => sample with
    {
        StartNanoseconds = previous.AtNanoseconds,
        Value = sample.Value - previous.Value,
        Distribution = previous.Distribution is null ? sample.Distribution : sample.Distribution?.Since(previous.Distribution),
    };

    private static MetricSample Sum(MetricSample previous, MetricSample sample) => sample with
    {
        StartNanoseconds = previous.StartNanoseconds,
        Value = previous.Value + sample.Value,
        Distribution = previous.Distribution is null ? sample.Distribution : sample.Distribution?.Plus(previous.Distribution),
    };

    private double? RateOf(MetricSample interval)
    {
        if (kind is not (InstrumentKind.Counter or InstrumentKind.Histogram) || interval.StartNanoseconds == 0 || interval.AtNanoseconds <= interval.StartNanoseconds)
            return null;
        var seconds = (interval.AtNanoseconds - interval.StartNanoseconds) / 1e9;
        return Finite((interval.Distribution?.Count ?? interval.Value) / seconds);
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
