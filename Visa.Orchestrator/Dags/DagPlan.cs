namespace Visa.Orchestrator.Dags;

/// <summary>When runs of a DAG are made and how they go together.</summary>
public sealed class DagPlan
{
    public string Description { get; internal set; } = "";

    /// <summary>Who answers for it; null when nobody is named.</summary>
    public string? Owner { get; internal set; }

    public Schedule? Schedule { get; internal set; }

    public IReadOnlyList<string> Assets { get; internal set; } = [];

    public Catchup Catchup { get; internal set; } = Catchup.LatestOnly;

    public Overlap Overlap { get; internal set; } = Overlap.BufferOne;

    public TimeSpan? Deadline { get; internal set; }

    public DeadlineFrom DeadlineFrom { get; internal set; }

    public TimeSpan? RunTimeout { get; internal set; }

    public bool StartsPaused { get; internal set; }

    /// <summary>As JSON; null when a manual run takes none.</summary>
    public string? DefaultParameters { get; internal set; }
}
