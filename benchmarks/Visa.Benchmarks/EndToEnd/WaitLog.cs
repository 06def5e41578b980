using System.Collections.Concurrent;
using System.Diagnostics;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>When each transaction was to be sent, and how long after that moment its decision was there.</summary>
internal sealed class WaitLog
{
    private readonly ConcurrentDictionary<Guid, long> _due = new();
    private readonly ConcurrentBag<double> _waits = [];
    private long _answered;

    public int Unanswered => _due.Count;

    public long Answered => Volatile.Read(ref _answered);

    /// <param name="due">Timestamp of <see cref="Stopwatch"/> at which the schedule sends it.</param>
    public void Sent(Guid transaction, long due) => _due[transaction] = due;

    /// <summary>A decision has come; a second one for the same transaction does not count.</summary>
    public void Decided(Guid transaction)
    {
        if (!_due.TryRemove(transaction, out var due)) return;
        _waits.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        Interlocked.Increment(ref _answered);
    }

    /// <summary>Forgets what was measured; what is on its way still counts later.</summary>
    public void Clear()
    {
        _waits.Clear();
        Volatile.Write(ref _answered, 0);
    }

    /// <summary>Milliseconds from the scheduled send to the decision, in order; those still missing count as having waited until now.</summary>
    public double[] Waits() => [.. _waits.Concat(_due.Values.Select(due => Stopwatch.GetElapsedTime(due).TotalMilliseconds)).Order()];
}
