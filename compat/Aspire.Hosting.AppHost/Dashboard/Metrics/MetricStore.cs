using Aspire.Hosting.Dashboard.Otlp;

namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>The latest of every metric series with a bounded history. Over the limit, the series that was updated longest ago is dropped.</summary>
internal sealed class MetricStore(DashboardLimits limits, ServiceColors colors)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<InstrumentIdentity, Instrument> _instruments = [];
    private int _seriesCount;
    private int _lastId;
    private long _revision;

    /// <summary>Grows with every change.</summary>
    public long Revision
    {
        get
        {
            lock (_gate)
                return _revision;
        }
    }

    public void Record(InstrumentIdentity identity, string unit, string description, IReadOnlyList<(string Instance, IReadOnlyList<TelemetryAttribute> Attributes, MetricSample Sample)> points)
    {
        lock (_gate)
        {
            foreach (var (instance, attributes, sample) in points)
            {
                var instrument = Find(identity);
                instrument.Unit = unit;
                instrument.Description = description;
                SeriesOf(instrument, instance, attributes).Record(sample);
                _revision++;
            }
        }
    }

    public InstrumentList List()
    {
        lock (_gate)
        {
            var ordered = _instruments.Values
                .OrderBy(instrument => instrument.Identity.Service, StringComparer.Ordinal)
                .ThenBy(instrument => IsOfPlatform(instrument.Identity.Scope))
                .ThenBy(instrument => instrument.Identity.Name, StringComparer.Ordinal);
            return new InstrumentList(_revision, [.. ordered.Select(instrument => View(instrument, withHistory: false))]);
        }
    }

    /// <summary>One instrument with its history; null when there is none of that id.</summary>
    public InstrumentView? Find(string id)
    {
        lock (_gate)
            return _instruments.Values.FirstOrDefault(instrument => instrument.Id == id) is { } found ? View(found, withHistory: true) : null;
    }

    private static bool IsOfPlatform(string scope) =>
        scope.StartsWith("System.", StringComparison.Ordinal)
        || scope.StartsWith("Microsoft.", StringComparison.Ordinal)
        || scope.StartsWith("OpenTelemetry.", StringComparison.Ordinal);

    private Instrument Find(InstrumentIdentity identity)
    {
        if (!_instruments.TryGetValue(identity, out var instrument))
            _instruments.Add(identity, instrument = new Instrument($"m{++_lastId}", identity));
        return instrument;
    }

    private MetricSeries SeriesOf(Instrument instrument, string instance, IReadOnlyList<TelemetryAttribute> attributes)
    {
        // The separator cannot be part of a key or value that a person would write; a collision would only join two lines of a chart.
        var key = string.Join('\u001f', attributes.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => new[] { a.Key, a.Value }).Prepend(instance));
        if (instrument.Series.TryGetValue(key, out var series))
            return series;
        if (_seriesCount == limits.MetricSeries)
            DropStalest(instrument);
        series = new MetricSeries(instrument.Identity.Kind, instance, attributes, limits.PointsPerSeries);
        instrument.Series.Add(key, series);
        _seriesCount++;
        return series;
    }

    private void DropStalest(Instrument keep)
    {
        var (instrument, key, _) = _instruments.Values
            .SelectMany(instrument => instrument.Series.Select(pair => (instrument, pair.Key, pair.Value)))
            .MinBy(entry => entry.Value.UpdatedAtNanoseconds);
        instrument.Series.Remove(key);
        _seriesCount--;
        if (instrument.Series.Count == 0 && instrument != keep)
            _instruments.Remove(instrument.Identity);
    }

    private InstrumentView View(Instrument instrument, bool withHistory)
    {
        var identity = instrument.Identity;
        var series = instrument.Series.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.View(withHistory));
        return new InstrumentView(
            instrument.Id, identity.Service, colors.Of(identity.Service), identity.Scope, identity.Name, identity.Kind,
            instrument.Unit, instrument.Description, [.. series]);
    }
}
