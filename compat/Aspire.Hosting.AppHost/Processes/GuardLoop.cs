using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Processes;

/// <summary>
/// The guard process: it is told each child's group (<c>+ID</c>, <c>-ID</c> a line), and when the app host is gone, which
/// closes its input, it ends the groups that are left.
/// </summary>
internal static class GuardLoop
{
    public const string Ready = "guarding";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static int Run(TextReader input, TextWriter output)
    {
        _ = NativeMethods.StartSession();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ignore);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ignore);

        output.WriteLine(Ready);
        output.Flush();

        var groups = new HashSet<int>();
        while (input.ReadLine() is { } line)
            Apply(groups, line);

        End(groups);
        return 0;
    }

    private static void Apply(HashSet<int> groups, string line)
    {
        if (!int.TryParse(line.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var group))
            return;
        if (line[0] == '+')
            groups.Add(group);
        else
            groups.Remove(group);
    }

    private static void End(HashSet<int> groups)
    {
        groups.RemoveWhere(group => !NativeMethods.SignalGroup(group, NativeMethods.SignalTerminate));
        var began = Stopwatch.GetTimestamp();
        using var never = new ManualResetEventSlim();
        while (groups.Count > 0 && Stopwatch.GetElapsedTime(began) < Grace)
        {
            never.Wait(Poll);
            groups.RemoveWhere(group => !NativeMethods.SignalGroup(group, 0));
        }

        foreach (var group in groups)
            NativeMethods.SignalGroup(group, NativeMethods.SignalKill);
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;
}
