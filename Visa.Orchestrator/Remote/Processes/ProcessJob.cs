using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Visa.Orchestrator.Remote.Processes;

/// <summary>
/// Runs programs of this machine. A directory named for the token is made by one rename, so a token is started once; a small shell in a session of its own
/// writes there who it is and how the program ended, whether or not the orchestrator still lives.
/// </summary>
public sealed class ProcessJob(IOptions<ProcessJobOptions> options, TimeProvider time) : IRemoteJob<ProcessSpec, ProcessHandle, ProcessResult>
{
    private const string CommandFile = "command";
    private const string PidFile = "pid";
    private const string ExitFile = "exit";
    private const string OutputFile = "output.log";

    /// <summary>The pid with its start time, then the program, then its exit code by one rename: each file is whole or absent.</summary>
    private const string Shell =
        """
        d=$1; shift
        printf '%s %s' $$ "$(cut -d' ' -f22 /proc/$$/stat 2>/dev/null || echo 0)" >"$d/pid.new" && mv "$d/pid.new" "$d/pid"
        "$@" >"$d/output.log" 2>&1 </dev/null
        printf '%s' $? >"$d/exit.new" && mv "$d/exit.new" "$d/exit"
        """;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);

    private readonly string _root = Path.GetFullPath(options.Value.Directory);

    public string Service => "process";

    /// <summary>Between the directory and the shell's first line.</summary>
    public TimeSpan VisibilityGrace => TimeSpan.Zero;

    public TimeSpan TokenLifetime => TimeSpan.MaxValue;

    public ValueTask<ProcessHandle?> FindAsync(SubmitToken token, ProcessSpec spec, CancellationToken cancellationToken)
    {
        var directory = DirectoryOf(token);
        return ValueTask.FromResult(Directory.Exists(directory) ? new ProcessHandle(directory) : null);
    }

    public ValueTask<ProcessHandle> SubmitAsync(SubmitToken token, ProcessSpec spec, CancellationToken cancellationToken)
    {
        var directory = DirectoryOf(token);
        var claim = Path.Combine(_root, $".claim-{Guid.NewGuid():N}");
        Directory.CreateDirectory(claim);
        File.WriteAllText(Path.Combine(claim, CommandFile), string.Join('\n', [spec.Program, .. spec.Arguments]));
        try
        {
            // One rename, which only one caller can win: a directory that holds a file is not replaced by another.
            Directory.Move(claim, directory);
        }
        catch (IOException) when (Directory.Exists(directory))
        {
            Directory.Delete(claim, recursive: true);
            return ValueTask.FromResult(new ProcessHandle(directory));
        }

        Start(spec, directory);
        return ValueTask.FromResult(new ProcessHandle(directory));
    }

    public async ValueTask<RemoteStatus<ProcessResult>> DescribeAsync(ProcessHandle handle, CancellationToken cancellationToken)
    {
        // Alive is asked first: a process that ends between the two questions has left its code.
        var isAlive = PidOf(handle) is { } process && IsAlive(process);
        var exit = Path.Combine(handle.JobDirectory, ExitFile);
        var log = Path.Combine(handle.JobDirectory, OutputFile);
        if (!File.Exists(exit))
        {
            return isAlive || IsStarting(handle)
                ? RemoteStatus<ProcessResult>.Active("RUNNING")
                : RemoteStatus<ProcessResult>.Failed("LOST", "The process is gone and left no exit code: it or the machine was killed.", FailureClass.Lost);
        }

        var code = int.Parse(await File.ReadAllTextAsync(exit, cancellationToken), CultureInfo.InvariantCulture);
        var tail = await TailAsync(log, cancellationToken);
        return code == 0
            ? RemoteStatus<ProcessResult>.Succeeded("EXITED", new ProcessResult(tail is [.., var last] ? last : "", log))
            : RemoteStatus<ProcessResult>.Failed("EXITED", $"The process ended with code {code}: {string.Join('\n', tail)}", code == 2 ? FailureClass.Permanent : FailureClass.Retryable);
    }

    public ValueTask CancelAsync(ProcessHandle handle, CancellationToken cancellationToken)
    {
        if (PidOf(handle) is { } process && IsAlive(process))
        {
            // The shell leads its process group, so the program ends with it.
            using var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", "--", $"-{process.Pid}"]) { RedirectStandardError = true });
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Between the directory and the shell's first line is a moment in which there is no pid yet.</summary>
    private bool IsStarting(ProcessHandle handle) =>
        PidOf(handle) is null && time.GetUtcNow() - new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(handle.JobDirectory, CommandFile))) < LongestStart;

    private string DirectoryOf(SubmitToken token) => Path.Combine(_root, token.Value);

    private static void Start(ProcessSpec spec, string directory)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Shell, "visa-process", directory, spec.Program, .. spec.Arguments])
        {
            WorkingDirectory = spec.Directory ?? directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start) ?? throw new RemoteJobException(FailureClass.Retryable, $"'{spec.Program}' could not be started.");
    }

    private static (int Pid, string StartedAt)? PidOf(ProcessHandle handle)
    {
        var file = Path.Combine(handle.JobDirectory, PidFile);
        return File.Exists(file) && File.ReadAllText(file).Split(' ') is [var pid, var startedAt] ? (int.Parse(pid, CultureInfo.InvariantCulture), startedAt) : null;
    }

    /// <summary>A pid comes round again; with its start time it does not.</summary>
    private static bool IsAlive((int Pid, string StartedAt) process)
    {
        var stat = $"/proc/{process.Pid}/stat";
        try
        {
            if (File.Exists(stat))
            {
                var fields = File.ReadAllText(stat);
                var afterName = fields[(fields.LastIndexOf(')') + 2)..].Split(' ');
                return afterName[0] != "Z" && (process.StartedAt == "0" || afterName[19] == process.StartedAt);
            }

            using var found = Process.GetProcessById(process.Pid);
            return process.StartedAt == "0" && !found.HasExited;
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> TailAsync(string log, CancellationToken cancellationToken)
    {
        const int Lines = 20;
        if (!File.Exists(log))
        {
            return [];
        }

        var tail = new Queue<string>();
        await foreach (var line in File.ReadLinesAsync(log, cancellationToken))
        {
            if (line.Length > 0)
            {
                tail.Enqueue(line);
            }

            if (tail.Count > Lines)
            {
                tail.Dequeue();
            }
        }

        return [.. tail];
    }
}
