using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Dashboard;

namespace Compat.Tests.Dashboard;

public sealed class DashboardHostTests
{
    [Fact]
    public async Task StartAsync_AnyPort_ListensOnLoopbackOnly()
    {
        await using var dashboard = await RunningDashboard.StartAsync();

        Assert.All([dashboard.Host.Url, dashboard.Host.OtlpEndpoint], url => Assert.True(url.IsLoopback && url.Port > 0));
        Assert.NotEqual(dashboard.Host.Url.Port, dashboard.Host.OtlpEndpoint.Port);
    }

    [Fact]
    public async Task StartAsync_PortInUse_NamesThePort()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var options = new DashboardOptions { Port = port, BrowserToken = "t", OtlpApiKey = "k" };

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => DashboardHost.StartAsync(new FakeDashboardSource(), options, CancellationToken.None));

        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_WhileAnExporterIsConnected_FreesThePorts()
    {
        var dashboard = await RunningDashboard.StartAsync();
        using var service = new ExportingService("consumer", dashboard);
        service.Meter.CreateCounter<int>("count").Add(1);
        Assert.True(service.SendMetrics());
        var (pages, otlp) = (dashboard.Host.Url.Port, dashboard.Host.OtlpEndpoint.Port);

        await dashboard.DisposeAsync();

        foreach (var port in new[] { pages, otlp })
        {
            using var client = new TcpClient();
            await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
        }
    }
}
