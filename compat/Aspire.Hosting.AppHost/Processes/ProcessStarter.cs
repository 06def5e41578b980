using System.Collections.Concurrent;
using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>
/// Starts processes on one thread that lives as long as the application: Linux ties a child's death to the thread that
/// started it, and threads of the pool come and go.
/// </summary>
internal sealed class ProcessStarter : IDisposable
{
    private const int MostPending = 64;

    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _pending = new(MostPending);

    public ProcessStarter() => new Thread(Work) { IsBackground = true, Name = "process starter" }.Start();

    public Task<Process> StartAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending.Add((start, started), cancellationToken);
        return started.Task;
    }

    public void Dispose() => _pending.CompleteAdding();

    private void Work()
    {
        foreach (var (start, started) in _pending.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
            {
                started.SetException(failure);
            }
        }

        _pending.Dispose();
    }
}
