using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Visa.Benchmarks.Measuring;

/// <summary>The processor time of the calling thread, which other programs on the machine do not lengthen; wall time where the system does not tell it.</summary>
internal static partial class ThreadClock
{
    private const int LinuxThreadTime = 3;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static long Nanoseconds() => OperatingSystem.IsLinux() && GetTime(LinuxThreadTime, out var time) == 0
        ? time.Seconds * NanosecondsPerSecond + time.Nanoseconds
        : (long)(Stopwatch.GetTimestamp() * ((double)NanosecondsPerSecond / Stopwatch.Frequency));

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
