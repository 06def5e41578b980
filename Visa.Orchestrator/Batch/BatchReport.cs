using Visa.Orchestrator.Transform;

namespace Visa.Orchestrator.Batch;

/// <summary>What a run came to.</summary>
/// <param name="Dbt">The exit code of <c>dbt build</c>; null when there is no project to build.</param>
public sealed record BatchReport(string RunKey, long Claim, int Objects, TransformSummary Transform, int? Dbt, IReadOnlyList<Check> Checks)
{
    public bool IsReconciled => Checks.All(check => check.IsMet);

    public bool IsDone => IsReconciled && Dbt is (null or 0);
}
