namespace Visa.Orchestrator.Operations;

/// <summary>Runs for the intervals whose start lies in [From, To).</summary>
public sealed record BackfillRequest(DateTimeOffset From, DateTimeOffset To, Reprocess Reprocess = Reprocess.None, int MaxActive = 1);
