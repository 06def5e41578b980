using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Telemetry;

/// <summary>The OpenTelemetry variables of a project.</summary>
internal static class OtlpEnvironment
{
    public const string EndpointKey = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    public const string LegacyEndpointKey = "DOTNET_DASHBOARD_OTLP_ENDPOINT_URL";
    public const string ApiKeyKey = "AppHost:OtlpApiKey";

    // Milliseconds: what a process has to tell is seen within about a second.
    private const string ShortDelay = "1000";

    public static string? Endpoint(IConfiguration configuration) =>
        configuration[EndpointKey] is { Length: > 0 } endpoint ? endpoint : configuration[LegacyEndpointKey];

    public static void Add(IResourceBuilder<ProjectResource> resource)
    {
        var application = resource.ApplicationBuilder;
        resource.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        if (application.Environment.IsDevelopment())
        {
            resource.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true");
            resource.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true");
        }

        resource.WithEnvironment(context => Set(context, application.Configuration, application.Environment.IsDevelopment()));
    }

    private static void Set(EnvironmentCallbackContext context, ConfigurationManager configuration, bool development)
    {
        var variables = context.EnvironmentVariables;
        if (Endpoint(configuration) is { Length: > 0 } endpoint)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
            if (configuration[ApiKeyKey] is { Length: > 0 } apiKey)
                variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={apiKey}";
        }

        variables["OTEL_SERVICE_NAME"] = context.Resource.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = new ReplicaValue(replica => $"service.instance.id={replica.Suffix}");
        if (!development)
            return;

        variables["OTEL_BLRP_SCHEDULE_DELAY"] = ShortDelay;
        variables["OTEL_BSP_SCHEDULE_DELAY"] = ShortDelay;
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = ShortDelay;
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }
}
