using Visa.Dbt.Nodes;

namespace Visa.Dbt.Execution;

/// <summary>How one node ended.</summary>
public sealed record NodeResult(Node Node, RunStatus Status, string Message)
{
    /// <summary>Rows that a test found.</summary>
    public long? Failures { get; init; }

    /// <summary>Rows that a statement changed; null where that is not known.</summary>
    public long? RowsAffected { get; init; }

    public DateTimeOffset CompileStarted { get; init; }

    /// <summary>When compiling ended and running began.</summary>
    public DateTimeOffset ExecuteStarted { get; init; }

    public DateTimeOffset Completed { get; init; }

    public string Thread { get; init; } = "";

    public FreshnessResult? Freshness { get; init; }

    public TimeSpan Elapsed => Completed - CompileStarted;
}
