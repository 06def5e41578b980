using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Visa.Benchmarks.Processes;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>One of the platform's services in a process of its own, as it is built beside this program.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private ServiceProcess(string name, Process process) => (Name, _process) = (name, process);

    public string Name { get; }

    /// <summary>Processor time of all of its threads so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it is healthy.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="project">Such as Visa.Scoring.</param>
    /// <param name="port">Where its health is asked.</param>
    /// <param name="environment">What it is told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ServiceProcess> StartAsync(string root, string project, int port, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        // bin/<configuration>/<framework> is the same for every project.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var folder = Path.Combine(root, project, "bin", output.Parent!.Name, output.Name);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, $"{project}.dll")]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var service = new ServiceProcess(project, ChildProcess.Start(start));
        _ = service._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        try
        {
            await service.WaitUntilHealthyAsync(port, cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => new(ChildProcess.EndAsync(_process, StopLimit));

    private async Task WaitUntilHealthyAsync(int port, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < StartLimit;)
        {
            if (_process.HasExited) throw new InvalidOperationException($"{Name} ended with code {_process.ExitCode} before it was healthy.");
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health"), cancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
        throw new TimeoutException($"{Name} was not healthy after {StartLimit.TotalSeconds:0} seconds.");
    }
}
