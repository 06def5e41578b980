using Visa.Dbt.Nodes;

namespace Visa.Dbt.Execution;

/// <summary>How a command ended.</summary>
public sealed record RunOutcome(DbtCommand Command, IReadOnlyList<NodeResult> Results, TimeSpan Elapsed)
{
    /// <summary>What was selected.</summary>
    public IReadOnlyList<Node> Nodes { get; init; } = [];

    /// <summary>0 when all is well, warnings included; 1 when something failed or was skipped.</summary>
    public int ExitCode => Results.Any(result => result.Status.IsFailure() || result.Status == RunStatus.Skipped) ? 1 : 0;

    public int Count(params ReadOnlySpan<RunStatus> statuses)
    {
        var count = 0;
        foreach (var result in Results)
        {
            if (statuses.Contains(result.Status)) count++;
        }
        return count;
    }

    /// <summary>dbt's last line.</summary>
    public string Done =>
        $"Done. PASS={Count(RunStatus.Success, RunStatus.Pass)} WARN={Count(RunStatus.Warn)} ERROR={Count(RunStatus.Error, RunStatus.Fail, RunStatus.RuntimeError)} SKIP={Count(RunStatus.Skipped)} NO-OP={Count(RunStatus.NoOp)} TOTAL={Results.Count}";
}
