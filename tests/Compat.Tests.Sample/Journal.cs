using System.Diagnostics;

namespace Compat.Tests.Sample;

/// <summary>Lets a test order the process about by <c>key=value</c> arguments and see what all processes did, in order.</summary>
internal sealed class Journal(string[] args)
{
    /// <summary>The process and the service name that its host gave it.</summary>
    public string Identity { get; } = $"{Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")} {Environment.ProcessId}";

    public string? Setting(string key) =>
        args.FirstOrDefault(argument => argument.StartsWith(key + '=', StringComparison.Ordinal))?[(key.Length + 1)..];

    public string Path(string name) => System.IO.Path.Combine(Setting("directory") ?? System.IO.Path.GetTempPath(), name);

    public void Write(string what)
    {
        if (Setting("directory") is null)
            return;
        using var file = new FileStream(Path("journal"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(System.Text.Encoding.UTF8.GetBytes($"{what} {Identity} {Stopwatch.GetTimestamp()}\n"));
    }
}
