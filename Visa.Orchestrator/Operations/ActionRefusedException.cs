namespace Visa.Orchestrator.Operations;

/// <summary>What was asked cannot be done now; the message says why and what to do.</summary>
public sealed class ActionRefusedException(string message, bool isMissing = false) : Exception(message)
{
    /// <summary>Whether the thing itself is missing.</summary>
    public bool IsMissing { get; } = isMissing;
}
