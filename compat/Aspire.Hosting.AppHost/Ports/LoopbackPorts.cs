using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Ports;

/// <summary>Asks the machine which ports of its loopback addresses are free.</summary>
internal static class LoopbackPorts
{
    public static int AnyFree()
    {
        while (true)
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            if (IsFree(port))
                return port;
        }
    }

    public static bool IsFree(int port) =>
        CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
        catch (SocketException noSuchAddress) when (noSuchAddress.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return true;
        }
    }
}
