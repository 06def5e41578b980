namespace Visa.Orchestrator.Runs;

/// <summary>The numbers are stored; from <see cref="Succeeded"/> on they are ends.</summary>
public enum StepState
{
    /// <summary>For the steps before it.</summary>
    Waiting = 0,

    /// <summary>For a node and a slot of its pool.</summary>
    Ready = 1,

    /// <summary>A node has it and has done nothing yet.</summary>
    Claimed = 2,

    /// <summary>In a process of ours.</summary>
    Running = 3,

    /// <summary>The token is committed; whether the service has the job is not known yet.</summary>
    Submitting = 4,

    /// <summary>The service has the job, or a sensor waits for its next look.</summary>
    AwaitingRemote = 5,

    /// <summary>Asked to stop, by a person or a timeout.</summary>
    Cancelling = 6,

    UpForRetry = 7,

    /// <summary>The service is full; no attempt is used up.</summary>
    Throttled = 8,

    /// <summary>For its mapped steps.</summary>
    Mapped = 9,

    Succeeded = 20,
    Failed = 21,
    Skipped = 22,
    UpstreamFailed = 23,
    Cancelled = 24,

    /// <summary>The binary no longer has it.</summary>
    Removed = 25,
}
