using System.Diagnostics;
using System.Text.RegularExpressions;
using Visa.Benchmarks.Processes;
using Visa.LocalAws;

namespace Visa.Benchmarks.LocalAws;

/// <summary>A server under test in a process of its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServerProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    /// <summary>The memory that the process has now.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The most memory that the process had.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>kinesalite and dynalite name the address <c>:::PORT</c>.</summary>
    [GeneratedRegex(@"[Ll]istening (?:on|at):? \S*:(?<port>\d+)")]
    private static partial Regex Listening { get; }

    /// <summary>Processor time of all of its threads so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<ServerProcess> StartLocalAwsAsync(string folder, CancellationToken cancellationToken) => StartLocalAwsAsync(folder, ["--Kinesis:EnforceLimits=false"], cancellationToken);

    public static Task<ServerProcess> StartLocalAwsAsync(string folder, IReadOnlyList<string> settings, CancellationToken cancellationToken) => StartAsync(
        "dotnet",
        [typeof(LocalAwsOptions).Assembly.Location, "--urls=http://127.0.0.1:0", $"--LocalAws:DataDirectory={folder}", "--Kinesis:TransitionDelay=00:00:00", .. settings],
        cancellationToken);

    public static Task<ServerProcess> StartNodeAsync(string script, CancellationToken cancellationToken) =>
        StartNodeAsync(script, ["--createStreamMs", "50", "--shardLimit", "100"], cancellationToken);

    /// <param name="arguments">What follows the port.</param>
    public static Task<ServerProcess> StartNodeAsync(string script, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // These servers print the port that they were given, so a free one has to be found for them.
        using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        var port = ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return StartAsync("node", [script, "--port", $"{port}", .. arguments], cancellationToken);
    }

    public ValueTask DisposeAsync() => new(ChildProcess.EndAsync(_process, TimeSpan.Zero));

    private static async Task<ServerProcess> StartAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var process = ChildProcess.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true });
        try
        {
            return new ServerProcess(process, await ListensAsync(process, cancellationToken) ?? throw new InvalidOperationException($"{program} {arguments[0]} ended before it listened."));
        }
        catch
        {
            await ChildProcess.EndAsync(process, TimeSpan.Zero);
            throw;
        }
    }

    /// <summary>The address that it says it listens at; null when it ends without.</summary>
    private static async Task<string?> ListensAsync(Process process, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening.Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return $"http://127.0.0.1:{match.Groups["port"].Value}";
            }
        }

        return null;
    }
}
