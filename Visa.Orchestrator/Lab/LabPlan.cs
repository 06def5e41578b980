using Visa.Orchestrator.Remote;

namespace Visa.Orchestrator.Lab;

/// <summary>What becomes of a job.</summary>
/// <param name="Output">As JSON, when it succeeds.</param>
public sealed record LabPlan(TimeSpan Duration, string? Output = "null", string? Error = null, FailureClass Class = FailureClass.Retryable)
{
    public static LabPlan Succeeds(TimeSpan after, string output = "null") => new(after, output);

    public static LabPlan Fails(TimeSpan after, string error, FailureClass failureClass = FailureClass.Retryable) => new(after, null, error, failureClass);
}
