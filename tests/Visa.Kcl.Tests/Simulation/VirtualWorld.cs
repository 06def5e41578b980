namespace Visa.Kcl.Tests.Simulation;

/// <summary>
/// Virtual time on one thread: what is due runs in order, then time jumps to the next event. The same seed gives the same run.
/// </summary>
internal sealed class VirtualWorld
{
    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;

    public TimeSpan Now { get; private set; }

    public void Schedule(TimeSpan delay, Action action)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("The simulation left its thread: something does not resume on the machine that awaited it.");
        _events.Enqueue(action, (Now.Ticks + Math.Max(0, delay.Ticks), _order++));
    }

    /// <summary>Runs for a time, or until a condition holds at the end of an instant; false when the time ran out first.</summary>
    public bool Run(TimeSpan time, Func<bool>? until = null)
    {
        var end = Now + time;
        while (_events.TryPeek(out _, out var due) && due.At <= end.Ticks)
        {
            if (due.At > Now.Ticks && until?.Invoke() == true)
                return true;
            Now = TimeSpan.FromTicks(Math.Max(Now.Ticks, due.At));
            _events.Dequeue()();
        }

        if (until?.Invoke() == true)
            return true;
        Now = end;
        return false;
    }
}
