using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Visa.AppHost.Tests;

public sealed class TakenPortsTests
{
    [Fact]
    public void GiveWay_PortOfAnotherProgram_IsGivenUpAndSaid()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = PortOf(other);
        var said = new List<string>();
        var resource = WithEndpoints(taken);

        TakenPorts.GiveWay([resource], said.Add);

        Assert.All(resource.Annotations.OfType<EndpointAnnotation>(), endpoint => Assert.Null(endpoint.Port));
        Assert.Equal([$"Port {taken} is taken by another program, so `localaws` gets another."], said);
    }

    [Fact]
    public void GiveWay_FreePort_IsKept()
    {
        int free;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            free = PortOf(probe);
        }

        var resource = WithEndpoints(free);

        TakenPorts.GiveWay([resource], text => Assert.Fail(text));

        Assert.Equal([free, null], resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.Port));
    }

    private static IResource WithEndpoints(int port) => DistributedApplication.CreateBuilder([])
        .AddProject<Projects.Visa_LocalAws>("localaws", launchProfileName: null).WithHttpEndpoint(port: port, name: "pages").WithHttpEndpoint(name: "grpc").Resource;

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
