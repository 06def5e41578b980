namespace Visa.Orchestrator.Scheduling;

/// <summary>How often things are looked at.</summary>
/// <param name="Poll">How long a node sleeps at most: signals are hints, this is the truth.</param>
/// <param name="Flush">Between two writes of what steps in hand have logged.</param>
/// <param name="Lease">How long a step belongs to a node that is no longer heard of.</param>
/// <param name="RemotePoll">Between the first looks at a remote job; grows with the job's age.</param>
/// <param name="SlowestRemotePoll">Between later looks.</param>
/// <param name="AlertAfter">How long a job may be out of reach before people are told.</param>
public sealed record SchedulingPace(TimeSpan Poll, TimeSpan Heartbeat, TimeSpan Flush, TimeSpan Lease, TimeSpan RemotePoll, TimeSpan SlowestRemotePoll, TimeSpan AlertAfter)
{
    public static SchedulingPace Default { get; } = new(
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>A twentieth of its age, within the bounds.</summary>
    public TimeSpan NextLook(TimeSpan age) => TimeSpan.FromTicks(Math.Clamp(age.Ticks / 20, RemotePoll.Ticks, SlowestRemotePoll.Ticks));
}
