using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>What POSIX has and .NET does not expose.</summary>
internal static partial class NativeMethods
{
    public const int SignalKill = 9;
    public const int SignalTerminate = 15;

    private const int SetParentDeathSignal = 1;
    private const int NoSuchProcess = 3;

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    public static partial int StartSession();

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentProcessId();

    /// <summary>Replaces this process's program and keeps its id, pipes and environment; returns only on failure.</summary>
    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ReplaceProgram(string path, string?[] arguments);

    /// <summary>Linux only: this process is killed when the thread that started it ends.</summary>
    public static void DieWithParent() => _ = PrCtl(SetParentDeathSignal, SignalKill, 0, 0, 0);

    /// <summary>Signals every process of a group; false when none is left.</summary>
    public static bool SignalGroup(int group, int signal) => Kill(-group, signal) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    public static bool SignalProcess(int process, int signal) => Kill(process, signal) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int PrCtl(int option, nint argument2, nint argument3, nint argument4, nint argument5);
}
