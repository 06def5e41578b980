namespace Visa.Domain.Decisions;

/// <summary>A reason code and what it added to the uncalibrated margin (log-odds).</summary>
public readonly record struct DecisionReason(string Code, double Contribution);
