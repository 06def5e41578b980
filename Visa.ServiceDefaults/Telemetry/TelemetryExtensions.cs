using System.Diagnostics;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Visa.ServiceDefaults.Telemetry;

internal static class TelemetryExtensions
{
    private const string OtlpEndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string AwsTargetHeader = "X-Amz-Target";

    /// <summary>Sources and meters of our own assemblies; each is named as its assembly.</summary>
    private static readonly string[] OwnNames = ["Visa.*", "Amazon.Kinesis.ClientLibrary"];

    /// <summary>What frameworks say per request, statement or retry, which drowns what a service says of its work; configuration may turn it up again.</summary>
    private static readonly Dictionary<string, string?> LevelsOfFrameworks = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
        ["Logging:LogLevel:Polly"] = "None",
        ["Logging:LogLevel:Grpc"] = "Warning",
    };

    /// <summary>Adds logs, metrics and traces for whoever listens at the OTLP endpoint; without one nothing is recorded, for nobody would read it.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LevelsOfFrameworks });
        if (string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpointVariable]))
        {
            return;
        }

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        builder.Services.AddOpenTelemetry()
            .UseOtlpExporter()
            .WithMetrics(metrics => metrics
                .AddMeter(OwnNames)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithTracing(tracing => tracing
                .AddSource(OwnNames)
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !Extensions.IsHealthRequest(context))
                .AddHttpClientInstrumentation(options => options.FilterHttpRequestMessage = IsWorthATrace));
    }

    /// <summary>A call to AWS outside of any operation is a poll (GetRecords, lease renewal): each would be a trace of its own.</summary>
    private static bool IsWorthATrace(HttpRequestMessage request) =>
        !request.Headers.Contains(AwsTargetHeader) || Activity.Current?.ParentId is not null;
}
