using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Ports;
using Aspire.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>
/// Serves the dashboard while the application runs, unless it is disabled. It listens where the app host's launch profile
/// says (<c>ASPNETCORE_URLS</c>, <c>ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL</c>) as far as those ports are free; when something
/// else receives telemetry at the configured endpoint already, the resources go on sending it there.
/// </summary>
internal sealed class DashboardService(
    DistributedApplicationOptions applicationOptions,
    IHostEnvironment environment,
    IConfiguration configuration,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ILoggerFactory loggerFactory) : IAsyncDisposable
{
    private const string BrowserTokenKey = "AppHost:BrowserToken";
    private const string BrowserTokenVariable = "ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN";
    private const int SecretBytes = 16;

    private readonly ILogger _logger = loggerFactory.CreateLogger("Aspire.Hosting");
    private DashboardHost? _host;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (applicationOptions.DisableDashboard)
            return;

        var otlpEndpoint = OtlpEnvironment.Endpoint(configuration);
        var otlpPort = FreePortOf(otlpEndpoint);
        configuration[OtlpEnvironment.ApiKeyKey] ??= NewSecret();
        var source = new DashboardSource(environment.ApplicationName, notifications, loggers);
        _host = await DashboardHost.StartAsync(
            source,
            new DashboardOptions
            {
                Port = configuration.GetValue("DcpPublisher:RandomizePorts", false) ? null : FreePortOf(configuration["ASPNETCORE_URLS"]),
                OtlpPort = otlpPort,
                BrowserToken = configuration[BrowserTokenKey] ?? configuration[BrowserTokenVariable] ?? NewSecret(),
                OtlpApiKey = configuration[OtlpEnvironment.ApiKeyKey]!,
            },
            cancellationToken);

        if (string.IsNullOrEmpty(otlpEndpoint))
            configuration[OtlpEnvironment.EndpointKey] = _host.OtlpEndpoint.ToString();
        else if (otlpPort is null)
            RunnerLog.TelemetryGoesElsewhere(_logger, otlpEndpoint);
        RunnerLog.DashboardAt(_logger, _host.LoginUrl);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _host, null) is { } host)
            await host.DisposeAsync();
    }

    private static int? FreePortOf(string? urls) =>
        Uri.TryCreate(urls?.Split(';')[0], UriKind.Absolute, out var url) && url.IsLoopback && url.Port > 0 && LoopbackPorts.IsFree(url.Port)
            ? url.Port
            : null;

    private static string NewSecret() => RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true);
}
