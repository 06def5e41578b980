using System.Collections.Concurrent;

namespace Visa.LocalAws.CloudWatch;

/// <summary>The metrics that clients put, in memory: of each its last value and how many there were. A restart forgets them.</summary>
internal sealed class MetricStore
{
    private const int MostMetrics = 10_000;

    private readonly ConcurrentDictionary<(string Namespace, string Name, string Dimensions), (MetricDatum Last, long Count)> _metrics = new();

    public IReadOnlyList<(MetricDatum Last, long Count)> All =>
        [.. _metrics.Values.OrderBy(metric => metric.Last.Namespace, StringComparer.Ordinal).ThenBy(metric => metric.Last.Name, StringComparer.Ordinal).ThenBy(metric => metric.Last.Dimensions, StringComparer.Ordinal)];

    public void Put(MetricDatum datum)
    {
        var key = (datum.Namespace, datum.Name, datum.Dimensions);
        if (_metrics.Count < MostMetrics || _metrics.ContainsKey(key))
            _metrics.AddOrUpdate(key, (datum, 1), (_, known) => (datum, known.Count + 1));
    }
}
