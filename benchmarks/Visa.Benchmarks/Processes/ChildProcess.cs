using System.Collections.Concurrent;
using System.Diagnostics;

namespace Visa.Benchmarks.Processes;

/// <summary>Starts processes that cannot outlive this one: whatever still runs when it exits is killed, with its own children.</summary>
internal static class ChildProcess
{
    private static readonly ConcurrentDictionary<Process, bool> Running = new();

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();

    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        Running[process] = true;
        return process;
    }

    /// <summary>Ends the process and waits for it: asked to stop if it gets time for that, killed when the time is over.</summary>
    /// <param name="process">One that <see cref="Start"/> gave.</param>
    /// <param name="grace">How long it may take to stop by itself; zero: none.</param>
    public static async Task EndAsync(Process process, TimeSpan grace)
    {
        if (!process.HasExited && grace > TimeSpan.Zero)
        {
            using var asked = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            using var limit = new CancellationTokenSource(grace);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        Running.TryRemove(process, out _);
        process.Dispose();
    }

    private static void KillAll()
    {
        foreach (var process in Running.Keys)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
