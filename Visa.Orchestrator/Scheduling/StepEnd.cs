using Visa.Orchestrator.Remote;

namespace Visa.Orchestrator.Scheduling;

/// <summary>How an attempt ended.</summary>
/// <param name="Failure">Null when it succeeded or was skipped.</param>
public sealed record StepEnd(bool IsSkipped, string? Output, FailureClass? Failure, string? Error)
{
    public static StepEnd Succeeded(string output) => new(false, output, null, null);

    public static StepEnd Skipped(string reason) => new(true, null, null, reason);

    public static StepEnd Failed(FailureClass failure, string error) => new(false, null, failure, error);

    /// <summary>The service says that the job was stopped; whether we asked decides what that means.</summary>
    public static StepEnd Stopped(string error) => new(false, null, FailureClass.Permanent, error);
}
