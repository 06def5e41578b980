using System.Runtime.InteropServices;

namespace Visa.Benchmarks.Processes;

/// <summary>The first Ctrl-C, hang-up or request to end cancels, so that what was started is stopped in order; the second ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;

    private Interruption(CancellationTokenSource source) =>
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context => Take(context, source)))];

    public static Interruption Cancel(CancellationTokenSource source) => new(source);

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
    }

    private static void Take(PosixSignalContext context, CancellationTokenSource source)
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
