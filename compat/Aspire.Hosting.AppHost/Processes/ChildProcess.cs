using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>A running child: the leader of a process group of its own.</summary>
internal sealed class ChildProcess : IDisposable
{
    // How long to read on after the end: a grandchild may hold the pipes open.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly ProcessGuard _guard;
    private readonly Task _readers;

    private ChildProcess(Process process, ProcessGuard guard, Action<string, bool> onLine)
    {
        _process = process;
        _guard = guard;
        Id = process.Id;
        guard.Add(Id);
        process.StandardInput.Dispose();
        _readers = Task.WhenAll(ReadAsync(process.StandardOutput, false, onLine), ReadAsync(process.StandardError, true, onLine));
    }

    /// <summary>The process id and the id of its group.</summary>
    public int Id { get; }

    public static async Task<ChildProcess> StartAsync(
        ProcessStarter starter, ProcessGuard guard, ProcessStartInfo start, Action<string, bool> onLine, CancellationToken cancellationToken) =>
        new(await starter.StartAsync(start, cancellationToken), guard, onLine);

    /// <summary>Waits for the end of the process, then ends what is left of its group.</summary>
    /// <returns>The exit code; 128 and the signal's number when a signal ended it.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        NativeMethods.SignalGroup(Id, NativeMethods.SignalKill);
        _guard.Remove(Id);
        await Task.WhenAny(_readers, Task.Delay(LastWords, CancellationToken.None));
        return _process.ExitCode;
    }

    public void Terminate() => NativeMethods.SignalProcess(Id, NativeMethods.SignalTerminate);

    /// <summary>Kills the whole group.</summary>
    public void Kill()
    {
        if (_process.HasExited)
            return;
        if (!NativeMethods.SignalGroup(Id, NativeMethods.SignalKill))
            NativeMethods.SignalProcess(Id, NativeMethods.SignalKill);
    }

    public void Dispose() => _process.Dispose();

    private static async Task ReadAsync(StreamReader reader, bool isError, Action<string, bool> onLine)
    {
        try
        {
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
                onLine(line, isError);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The process was disposed of while a grandchild held the pipe.
        }
    }
}
