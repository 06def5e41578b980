using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Processes;

/// <summary>The host's end of the guard process, which ends the children should the host itself be killed.</summary>
internal sealed class ProcessGuard : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Process _process;

    private ProcessGuard(Process process) => _process = process;

    /// <summary>Starts the guard and returns when it is ready to be told of children.</summary>
    public static async Task<ProcessGuard> StartAsync(CancellationToken cancellationToken)
    {
        var process = Process.Start(LauncherCommand.Guard())!;
        var ready = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (ready == GuardLoop.Ready)
            return new ProcessGuard(process);

        var fault = await process.StandardError.ReadToEndAsync(cancellationToken);
        process.Dispose();
        throw new DistributedApplicationException($"The guard of the child processes did not start: {fault.Trim()}");
    }

    public void Add(int group) => Tell('+', group);

    public void Remove(int group) => Tell('-', group);

    public void Dispose()
    {
        // The closed input is the guard's sign to end what is left, then itself.
        lock (_gate)
            _process.StandardInput.Dispose();
        _process.Dispose();
    }

    private void Tell(char verb, int group)
    {
        lock (_gate)
        {
            _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verb}{group}"));
            _process.StandardInput.Flush();
        }
    }
}
