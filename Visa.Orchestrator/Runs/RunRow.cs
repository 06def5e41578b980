namespace Visa.Orchestrator.Runs;

/// <summary>One run of a DAG over one interval; (Dag, RunKey) is unique, so an interval runs once.</summary>
public sealed class RunRow
{
    public long Id { get; set; }

    public required string Dag { get; set; }

    public required string RunKey { get; set; }

    public required DateTime IntervalStart { get; set; }

    public required DateTime IntervalEnd { get; set; }

    public RunState State { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public List<StepRow> Steps { get; set; } = [];
}
