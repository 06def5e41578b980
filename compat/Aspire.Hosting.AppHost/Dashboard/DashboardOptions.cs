namespace Aspire.Hosting.Dashboard;

/// <summary>How the dashboard is served.</summary>
internal sealed class DashboardOptions
{
    /// <summary>The page's TCP port on the loopback address; null for any free one.</summary>
    public int? Port { get; init; }

    /// <summary>The TCP port of OTLP over gRPC on the loopback address; null for any free one.</summary>
    public int? OtlpPort { get; init; }

    /// <summary>The one-time token of the login link.</summary>
    public required string BrowserToken { get; init; }

    /// <summary>The key that an exporter sends in the header <c>x-otlp-api-key</c>.</summary>
    public required string OtlpApiKey { get; init; }
}
