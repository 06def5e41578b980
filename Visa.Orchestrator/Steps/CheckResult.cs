namespace Visa.Orchestrator.Steps;

/// <summary>What a data check found.</summary>
public sealed record CheckResult(double Value, double Least, double Most, bool IsMet);
