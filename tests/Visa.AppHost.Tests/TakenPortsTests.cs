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
        var builder = WithEndpoints(taken);

        TakenPorts.GiveWay(builder, said.Add);

        Assert.Equal([null, null], Ports(builder));
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

        var builder = WithEndpoints(free);

        TakenPorts.GiveWay(builder, text => Assert.Fail(text));

        Assert.Equal([free, null], Ports(builder));
    }

    [Fact]
    public void GiveWay_PortsDrawnAtRandom_LooksAtNone()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var builder = WithEndpoints(PortOf(other), "--DcpPublisher:RandomizePorts=true");

        TakenPorts.GiveWay(builder, text => Assert.Fail(text));

        Assert.Equal([PortOf(other), null], Ports(builder));
    }

    private static IDistributedApplicationBuilder WithEndpoints(int port, params string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        builder.AddProject<Projects.Visa_LocalAws>("localaws", launchProfileName: null).WithHttpEndpoint(port: port, name: "pages").WithHttpEndpoint(name: "grpc");
        return builder;
    }

    private static IEnumerable<int?> Ports(IDistributedApplicationBuilder builder) =>
        builder.Resources.Single(resource => resource.Name == "localaws").Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.Port);

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
