using System.Diagnostics;

namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>The orchestrator's program as a process of its own, which is killed with SIGKILL and started again under the same name.</summary>
internal sealed class SchedulerProcess(IReadOnlyDictionary<string, string> settings, string name) : IAsyncDisposable
{
    private const int LinesKept = 40;

    private readonly string _directory = Directory.CreateTempSubdirectory("visa-scheduler-").FullName;
    private readonly Queue<string> _lines = [];
    private Process? _process;

    private string AddressFile => Path.Combine(_directory, "address.json");

    public void Start()
    {
        File.Delete(AddressFile);
        var start = new ProcessStartInfo("dotnet", [typeof(OrchestratorOptions).Assembly.Location, "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _directory,
        };
        start.Environment.Remove("DBT_PROJECT_DIR");
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        start.Environment["Orchestrator__NodeName"] = name;
        start.Environment["Orchestrator__AddressFile"] = AddressFile;
        start.Environment["Authentication__ServiceToken"] = "service-token-of-this-test";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task UntilItListensAsync()
    {
        while (!File.Exists(AddressFile))
        {
            Assert.False(_process!.HasExited, $"The scheduler ended by itself:\n{Said()}");
            await Task.Delay(20);
        }
    }

    /// <summary>By SIGKILL; a process that has ended before is a failure of the test.</summary>
    public async Task KillAsync()
    {
        Assert.False(_process!.HasExited, $"The scheduler ended by itself:\n{Said()}");
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private void Keep(string? line)
    {
        lock (_lines)
        {
            if (line is null) return;
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept) _lines.Dequeue();
        }
    }

    private string Said()
    {
        lock (_lines)
        {
            return string.Join('\n', _lines);
        }
    }
}
