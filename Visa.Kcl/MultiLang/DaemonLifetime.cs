using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>
/// Ends the process when the daemon wants it: Ctrl+C at a terminal reaches the whole process group, and a process that obeyed it could not
/// answer the daemon's request to shut down any more. SIGTERM, which is meant for this process alone, stops it.
/// </summary>
internal sealed class DaemonLifetime(IHostApplicationLifetime lifetime) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(s => s.Dispose());

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        lifetime.StopApplication();
    }
}
