namespace Visa.Scoring.Alerts;

/// <param name="Contribution">What it added to the margin, in log-odds.</param>
/// <param name="Says">The code in the words of the policy.</param>
public sealed record AlertReason(string Code, double Contribution, string Says);
