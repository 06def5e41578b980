using System.Diagnostics;

namespace Visa.Chaos.Processes;

/// <summary>One program of the platform as a process that can be killed, paused and started again. Its output goes to a file.</summary>
internal sealed class ServiceProcess(string name, string program, IReadOnlyDictionary<string, string> environment, string folder) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Process? _process;

    public string Name => name;

    public string LogFile => Path.Combine(folder, $"{name}.log");

    /// <summary>How often it ended although nobody killed it.</summary>
    public int Crashes { get; private set; }

    public void Start()
    {
        // exec keeps the process id, so that signals reach the program and not a shell.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec dotnet \"$0\" >>\"$1\" 2>&1");
        start.ArgumentList.Add(program);
        start.ArgumentList.Add(LogFile);
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        _process = Process.Start(start);
    }

    /// <summary>SIGKILL, a time without the process, and a new start.</summary>
    public async Task KillAsync(TimeSpan downFor, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _process!.Kill();
            await _process.WaitForExitAsync(cancellationToken);
            await Task.Delay(downFor, TimeProvider.System, cancellationToken);
            Start();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>SIGSTOP, and SIGCONT after the time.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        var id = _process!.Id;
        try
        {
            Signals.Pause(id);
            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
        finally
        {
            Signals.Resume(id);
            _turn.Release();
        }
    }

    /// <summary>Starts it again if it has ended by itself, and counts that.</summary>
    public async Task ReviveAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_process is not { HasExited: true })
                return;
            Crashes++;
            Start();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        if (_process is not { } process)
            return;
        _process = null;
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
        _turn.Dispose();
    }
}
