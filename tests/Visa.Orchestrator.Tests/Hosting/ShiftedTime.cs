namespace Visa.Orchestrator.Tests.Hosting;

/// <summary>The system's clock, days away from it: it goes on by itself, and can be moved on.</summary>
internal sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private long _shift = (start - System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    public void MoveBy(TimeSpan step) => Interlocked.Add(ref _shift, step.Ticks);

    /// <summary>Moves to a later instant; an earlier one leaves the clock where it is.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant - GetUtcNow() is { Ticks: > 0 } step)
        {
            MoveBy(step);
        }
    }
}
