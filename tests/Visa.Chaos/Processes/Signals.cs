using System.Runtime.InteropServices;

namespace Visa.Chaos.Processes;

/// <summary>POSIX signals that .NET cannot send.</summary>
internal static partial class Signals
{
    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>SIGSTOP: the process stands still in the middle of whatever it does, and its clocks go on.</summary>
    public static void Pause(int processId) => Send(processId, Stop);

    public static void Resume(int processId) => Send(processId, Continue);

    // Of a process that has gone meanwhile nothing is left to pause.
    private static void Send(int processId, int signal) => _ = Kill(processId, signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
