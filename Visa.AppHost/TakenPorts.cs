using System.Net;
using System.Net.Sockets;

namespace Visa.AppHost;

/// <summary>
/// The services have ports of their own, the same at every start. One that another program holds, as LocalStack does 4566, would keep the system waiting without a word: its service gets a free
/// one instead. Everything is told its addresses, so nothing else depends on them.
/// </summary>
internal static class TakenPorts
{
    /// <param name="builder">With all its resources. Where ports are drawn at random, as in tests, none can be taken.</param>
    /// <param name="say">Is told which service got another port, and why.</param>
    public static void GiveWay(IDistributedApplicationBuilder builder, Action<string> say)
    {
        if (builder.Configuration["DcpPublisher:RandomizePorts"] is "true") return;
        foreach (var resource in builder.Resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                if (endpoint.Port is not { } port || IsFree(port)) continue;
                endpoint.Port = null;
                say($"Port {port} is taken by another program, so `{resource.Name}` gets another.");
            }
        }
    }

    private static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException refusal)
        {
            // Any other refusal is not another program's: a machine may know IPv6 and have no address of it.
            return refusal.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AccessDenied);
        }
    }
}
