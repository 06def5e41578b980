using Aspire.Hosting.Dashboard.Otlp;
using Google.Protobuf.Collections;
using Grpc.Core;
using OpenTelemetry.Proto.Collector.Metrics.V1;
using OpenTelemetry.Proto.Metrics.V1;

namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>OTLP's metrics service.</summary>
internal sealed class MetricReceiver(MetricStore metrics) : MetricsService.MetricsServiceBase
{
    private const uint NoRecordedValue = 1;

    public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context) =>
        Task.FromResult(Receive(request));

    public ExportMetricsServiceResponse Receive(ExportMetricsServiceRequest request)
    {
        var unreadable = new List<string>();
        foreach (var resource in request.ResourceMetrics)
        {
            var source = TelemetrySource.From(resource.Resource);
            foreach (var (scope, metric) in resource.ScopeMetrics.SelectMany(scoped => scoped.Metrics.Select(metric => (scoped.Scope?.Name ?? "", metric))))
            {
                if (!TryRecord(metric, source, OtlpValues.Bounded(scope)))
                    unreadable.Add(metric.Name);
            }
        }

        var response = new ExportMetricsServiceResponse();
        if (unreadable.Count > 0)
        {
            // The points of a type that is not in the protocol subset cannot be counted; each metric counts as one.
            response.PartialSuccess = new ExportMetricsPartialSuccess
            {
                RejectedDataPoints = unreadable.Count,
                ErrorMessage = $"The dashboard reads sums, gauges and histograms with explicit bounds; not so: {OtlpValues.Bounded(string.Join(", ", unreadable))}.",
            };
        }

        return response;
    }

    private bool TryRecord(Metric metric, TelemetrySource source, string scope)
    {
        switch (metric.DataCase)
        {
            case Metric.DataOneofCase.Sum:
                var kind = metric.Sum.IsMonotonic ? InstrumentKind.Counter : InstrumentKind.UpDownCounter;
                Record(kind, metric.Sum.DataPoints.Where(HasValue).Select(point => (point.Attributes, Read(point, IsDelta(metric.Sum.AggregationTemporality)))));
                return true;
            case Metric.DataOneofCase.Gauge:
                Record(InstrumentKind.Gauge, metric.Gauge.DataPoints.Where(HasValue).Select(point => (point.Attributes, Read(point, isDelta: false))));
                return true;
            case Metric.DataOneofCase.Histogram when metric.Histogram.DataPoints.All(IsWellFormed):
                var isDelta = IsDelta(metric.Histogram.AggregationTemporality);
                Record(InstrumentKind.Histogram, metric.Histogram.DataPoints.Where(point => (point.Flags & NoRecordedValue) == 0).Select(point => (point.Attributes, Read(point, isDelta))));
                return true;
            default:
                return false;
        }

        void Record(InstrumentKind kind, IEnumerable<(RepeatedField<OpenTelemetry.Proto.Common.V1.KeyValue> Attributes, MetricSample Sample)> points) =>
            metrics.Record(
                new InstrumentIdentity(source.Service, scope, OtlpValues.Bounded(metric.Name), kind),
                OtlpValues.Bounded(metric.Unit),
                OtlpValues.Bounded(metric.Description),
                [.. points.Select(point => (source.Instance, OtlpValues.Attributes(point.Attributes), point.Sample))]);
    }

    private static MetricSample Read(NumberDataPoint point, bool isDelta) =>
        new(point.StartTimeUnixNano, point.TimeUnixNano, isDelta, point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble, null);

    private static MetricSample Read(HistogramDataPoint point, bool isDelta) =>
        new(point.StartTimeUnixNano, point.TimeUnixNano, isDelta, point.Sum, new Distribution(
            [.. point.ExplicitBounds],
            [.. point.BucketCounts.Select(count => (long)count)],
            (long)point.Count,
            point.HasMin ? point.Min : null,
            point.HasMax ? point.Max : null));

    private static bool IsDelta(AggregationTemporality temporality) => temporality == AggregationTemporality.Delta;

    private static bool HasValue(NumberDataPoint point) =>
        (point.Flags & NoRecordedValue) == 0 && point.ValueCase != NumberDataPoint.ValueOneofCase.None;

    private static bool IsWellFormed(HistogramDataPoint point) =>
        point.BucketCounts.Count == 0 ? point.ExplicitBounds.Count == 0 : point.BucketCounts.Count == point.ExplicitBounds.Count + 1;
}
