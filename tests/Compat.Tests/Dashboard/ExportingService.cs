using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Compat.Tests.Dashboard;

/// <summary>A service as the platform's are: the real SDK with the real OTLP exporter. Disposing it sends what is left.</summary>
internal sealed class ExportingService : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;
    private readonly ILoggerFactory _logs;

    public ExportingService(string name, RunningDashboard dashboard, OtlpExportProtocol protocol = OtlpExportProtocol.Grpc)
    {
        // The sources' names are of this instance alone: tests that run at the same time do not hear each other.
        var source = $"{name}.{Guid.NewGuid():N}";
        Activities = new ActivitySource(source);
        Meter = new Meter(source);
        var resource = ResourceBuilder.CreateEmpty().AddService(name, serviceInstanceId: $"{name}-1");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(source)
            .AddOtlpExporter(exporter => Configure(exporter, "v1/traces")).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(source)
            .AddOtlpExporter(exporter => Configure(exporter, "v1/metrics")).Build();
        _logs = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(resource).AddOtlpExporter(exporter => Configure(exporter, "v1/logs"));
        }));

        void Configure(OtlpExporterOptions exporter, string path)
        {
            exporter.Protocol = protocol;
            exporter.Endpoint = protocol == OtlpExportProtocol.Grpc ? dashboard.Host.OtlpEndpoint : new Uri(dashboard.Host.Url, path);
            exporter.Headers = $"x-otlp-api-key={dashboard.Host.OtlpApiKey}";
        }
    }

    public ActivitySource Activities { get; }

    public Meter Meter { get; }

    public ILogger NewLogger(string category) => _logs.CreateLogger(category);

    /// <summary>Reads the instruments and sends what they hold.</summary>
    public bool SendMetrics() => _metrics.ForceFlush();

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
        _logs.Dispose();
        Activities.Dispose();
        Meter.Dispose();
    }
}
