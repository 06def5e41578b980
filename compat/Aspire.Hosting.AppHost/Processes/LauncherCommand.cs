using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>The command lines that run this assembly as a program.</summary>
internal static class LauncherCommand
{
    private const string RuntimeConfig = "Aspire.Hosting.Launcher.runtimeconfig.json";

    private static readonly string Assembly = typeof(LauncherCommand).Assembly.Location;

    /// <summary>The full path of the <c>dotnet</c> program that runs this process, or the one that the environment names.</summary>
    public static string DotNet { get; } = FindDotNet();

    public static ProcessStartInfo Guard() => Start(LauncherProgram.Guard);

    /// <summary>A start that turns into the program, under the process id that the start gives.</summary>
    public static ProcessStartInfo Launch(string program, IEnumerable<string> arguments)
    {
        var start = Start(LauncherProgram.Launch, $"{Environment.ProcessId}", program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>The full path of a program: the launcher does not search.</summary>
    public static string Find(string program) => program == "dotnet" ? DotNet
        : Path.IsPathRooted(program) ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists)
            ?? throw new DistributedApplicationException($"The program '{program}' was not found on the PATH.");

    private static ProcessStartInfo Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(DotNet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add("--runtimeconfig");
        start.ArgumentList.Add(Path.Combine(Path.GetDirectoryName(Assembly)!, RuntimeConfig));
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static string FindDotNet()
    {
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            return Environment.ProcessPath!;

        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            InDirectory(Environment.GetEnvironmentVariable("DOTNET_ROOT")),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(InDirectory),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new DistributedApplicationException("The dotnet program was not found. Put it on the PATH or set DOTNET_ROOT.");
    }

    private static string? InDirectory(string? directory) => string.IsNullOrEmpty(directory) ? null : Path.Combine(directory, "dotnet");
}
