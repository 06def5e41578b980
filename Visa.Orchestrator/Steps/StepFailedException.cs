namespace Visa.Orchestrator.Steps;

/// <summary>The step failed, and its author knows whether another attempt may help.</summary>
public sealed class StepFailedException(string message, bool retry = false, Exception? innerException = null) : Exception(message, innerException)
{
    public bool MayRetry { get; } = retry;
}
