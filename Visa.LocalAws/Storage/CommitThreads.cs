using System.Collections.Concurrent;

namespace Visa.LocalAws.Storage;

/// <summary>
/// The threads on which logs write and flush. A flush blocks for as long as the disk takes, so it must not hold a thread that answers requests.
/// A log is queued at most once at a time, which bounds the queue by the number of logs.
/// </summary>
internal sealed class CommitThreads : IDisposable
{
    private const int Count = 4;

    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread[] _threads;

    public CommitThreads()
    {
        _threads = [.. Enumerable.Range(0, Count).Select(number => new Thread(Run) { IsBackground = true, Name = $"commit-{number}" })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Queues work that handles its own failures.</summary>
    public void Enqueue(Action work) => _work.Add(work);

    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _work.Dispose();
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
