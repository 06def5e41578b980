using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Ports;

/// <summary>Listens at an endpoint's port and passes each connection on to one of its processes, in turn.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly IReadOnlyList<int> _targets;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _accepting = [];
    private int _turn;

    public TcpRelay(int port, IReadOnlyList<int> targets, ILogger logger)
    {
        _targets = targets;
        _logger = logger;
        Listen(IPAddress.Loopback, port);
        if (Socket.OSSupportsIPv6)
            Listen(IPAddress.IPv6Loopback, port);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var listener in _listeners)
            listener.Dispose();
        await Task.WhenAll(_accepting);
        _stop.Dispose();
    }

    private void Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException noSuchAddress) when (noSuchAddress.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            listener.Dispose();
            return;
        }

        _listeners.Add(listener);
        _accepting.Add(AcceptAsync(listener, _stop.Token));
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken stop)
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop), stop);
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The relay was disposed of.
        }
    }

    private async Task ServeAsync(TcpClient caller, CancellationToken stop)
    {
        using var inward = caller;
        try
        {
            using var outward = await ConnectAsync(stop);
            inward.NoDelay = true;
            outward.NoDelay = true;
            var there = PumpAsync(inward, outward, stop);
            var back = PumpAsync(outward, inward, stop);
            await Task.WhenAll(there, back);
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            RunnerLog.Dropped(_logger, _targets[0], broken.Message);
        }
    }

    /// <summary>Connects to the process whose turn it is, or to the next one that answers.</summary>
    private async Task<TcpClient> ConnectAsync(CancellationToken stop)
    {
        var first = (uint)Interlocked.Increment(ref _turn);
        for (var i = 0u; ; i++)
        {
            var target = new TcpClient();
            try
            {
                await target.ConnectAsync("localhost", _targets[(int)((first + i) % _targets.Count)], stop);
                return target;
            }
            catch (SocketException) when (i + 1 < _targets.Count)
            {
                target.Dispose();
            }
            catch
            {
                target.Dispose();
                throw;
            }
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, CancellationToken stop)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), stop);
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            // A broken half breaks the other too; a half that ended in order leaves it open.
            from.Dispose();
            to.Dispose();
            throw;
        }
    }
}
