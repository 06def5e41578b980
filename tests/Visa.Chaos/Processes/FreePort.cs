using System.Net;
using System.Net.Sockets;

namespace Visa.Chaos.Processes;

/// <summary>A port of the loopback address that nobody uses now. A program that is killed comes back on the same one, so it has to be known before.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
