namespace Visa.Generator.Reconciliation;

/// <summary>The alert queue: its alerts, those that a transaction has beyond its first, and the transactions it has seen a decision on.</summary>
internal sealed record ScoringStatus(long Alerts, long DuplicateAlerts, long DecisionsSeen);
