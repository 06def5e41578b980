namespace Aspire.Hosting.Processes;

/// <summary>
/// The program that this assembly is when the app host starts it as a process:
/// <c>launch PARENT PROGRAM ARGUMENTS…</c> becomes the child's program, and <c>guard</c> outlives the host to end its children.
/// </summary>
internal static class LauncherProgram
{
    public const string Launch = "launch";
    public const string Guard = "guard";

    private const int WrongUsage = 2;
    private const int ParentGone = 3;
    private const int NotStarted = 126;

    public static int Main(string[] args) => args switch
    {
        [Launch, var parent, var program, .. var arguments] => Become(int.Parse(parent, null), program, arguments),
        [Guard] => GuardLoop.Run(Console.In, Console.Out),
        _ => Usage(),
    };

    private static int Become(int parent, string program, string[] arguments)
    {
        // A session of its own keeps a terminal's Ctrl-C from the child, which the host stops in order, and makes it the
        // leader of a group that can be signalled as a whole.
        _ = NativeMethods.StartSession();
        if (OperatingSystem.IsLinux())
            NativeMethods.DieWithParent();
        if (NativeMethods.ParentProcessId() != parent)
            return ParentGone;

        _ = NativeMethods.ReplaceProgram(program, [program, .. arguments, null]);
        Console.Error.WriteLine($"'{program}' could not be started.");
        return NotStarted;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("This assembly is a library; the app host runs it to start and guard its children.");
        return WrongUsage;
    }
}
