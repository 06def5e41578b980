using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Aspire.Hosting.Dashboard.Access;
using Aspire.Hosting.Dashboard.Logs;
using Aspire.Hosting.Dashboard.Metrics;
using Aspire.Hosting.Dashboard.Otlp;
using Aspire.Hosting.Dashboard.Pages;
using Aspire.Hosting.Dashboard.Resources;
using Aspire.Hosting.Dashboard.Traces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// The app host's own dashboard: pages over the resources and over the telemetry that they send, on two loopback ports of this process,
/// one with pages, JSON and OTLP/HTTP (HTTP/1.1), one with OTLP over gRPC (HTTP/2 without TLS).
/// </summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    private readonly WebApplication _app;

    private DashboardHost(WebApplication app, DashboardOptions options)
    {
        _app = app;
        var addresses = app.Urls.Select(address => new Uri(address)).ToList();
        Url = addresses[0];
        OtlpEndpoint = addresses[1];
        LoginUrl = new Uri(Url, $"{BrowserLogin.Path}?t={Uri.EscapeDataString(options.BrowserToken)}");
        OtlpApiKey = options.OtlpApiKey;
    }

    /// <summary>The first page; it asks for a login. Also the base of OTLP/HTTP (<c>/v1/traces</c> and so on).</summary>
    public Uri Url { get; }

    /// <summary>The link that signs a browser in.</summary>
    public Uri LoginUrl { get; }

    /// <summary>Where exporters send to, for <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> with the protocol <c>grpc</c>.</summary>
    public Uri OtlpEndpoint { get; }

    /// <summary>What exporters send in the header <c>x-otlp-api-key</c>.</summary>
    public string OtlpApiKey { get; }

    public static Task<DashboardHost> StartAsync(IDashboardSource source, DashboardOptions options, CancellationToken cancellationToken) =>
        StartAsync(source, options, new DashboardLimits(), cancellationToken);

    internal static async Task<DashboardHost> StartAsync(
        IDashboardSource source, DashboardOptions options, DashboardLimits limits, CancellationToken cancellationToken)
    {
        // An empty builder: nothing of the environment, the command line or settings files that are meant for the application reaches its dashboard.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(DashboardHost).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options.Port ?? 0, options.OtlpPort ?? 0));
        AddServices(builder.Services, source, options, limits);
        var app = builder.Build();
        Map(app, source);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"The dashboard cannot start: {taken.Message} Stop the process that uses that address, or give the dashboard another port.", taken);
        }

        return new DashboardHost(app, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, int port, int otlpPort)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxMessageBytes;
        kestrel.Listen(IPAddress.Loopback, port, pages => pages.Protocols = HttpProtocols.Http1);
        kestrel.Listen(IPAddress.Loopback, otlpPort, otlp => otlp.Protocols = HttpProtocols.Http2);
    }

    private static void AddServices(IServiceCollection services, IDashboardSource source, DashboardOptions options, DashboardLimits limits)
    {
        services.AddRoutingCore();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MaxMessageBytes;
            grpc.Interceptors.Add<OtlpKeyInterceptor>();
        });
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            // The framework's encoder leaves < and > as they are; telemetry may hold markup.
            json.SerializerOptions.Encoder = JavaScriptEncoder.Default;
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // The app host decides when the dashboard stops: after the resources, not at the same Ctrl-C.
        services.AddSingleton<IHostLifetime, AppHostBoundLifetime>();

        services.AddSingleton(source).AddSingleton(limits).AddSingleton(TimeProvider.System);
        services.AddSingleton(new BrowserLogin(options.BrowserToken)).AddSingleton<AccessGate>();
        services.AddSingleton(new OtlpKey(options.OtlpApiKey)).AddSingleton<OtlpKeyInterceptor>();
        services.AddSingleton<ServiceColors>();
        services.AddSingleton<TraceStore>().AddSingleton<TraceReader>().AddSingleton<TraceReceiver>();
        services.AddSingleton<LogStore>().AddSingleton<LogReceiver>();
        services.AddSingleton<MetricStore>().AddSingleton<MetricReceiver>();
    }

    private static void Map(WebApplication app, IDashboardSource source)
    {
        app.Use(SecurityHeaders.AddAsync);
        app.UseMiddleware<AccessGate>();
        app.MapGrpcService<TraceReceiver>();
        app.MapGrpcService<LogReceiver>();
        app.MapGrpcService<MetricReceiver>();
        app.MapOtlpHttp();
        app.MapResources();
        app.MapTraces();
        app.MapLogs();
        app.MapMetrics();
        app.MapPages(source);
        app.Services.GetRequiredService<BrowserLogin>().Map(app, message => PageEndpoints.LoginPage(source, message));
    }
}
