using Visa.Orchestrator.Transform;

namespace Visa.Orchestrator.Batch;

/// <summary>What a run came to.</summary>
public sealed record BatchReport(string RunKey, long Claim, int Objects, TransformSummary Transform, IReadOnlyList<Check> Checks)
{
    public bool IsReconciled => Checks.All(check => check.IsMet);
}
