namespace Visa.Orchestrator.Steps;

/// <summary>There is nothing for the step to do; what follows it is skipped as its rules say.</summary>
public sealed class StepSkippedException(string message) : Exception(message);
