namespace Visa.Orchestrator.Dags;

/// <summary>What happens when an interval falls due while runs of the DAG are still going.</summary>
public sealed record Overlap(OverlapKind Kind, int MaxActive)
{
    /// <summary>One run at a time; the next waits, and those after it are not opened until it starts. The default.</summary>
    public static Overlap BufferOne { get; } = new(OverlapKind.Buffer, 1);

    /// <summary>The interval gets no run; the audit log says so.</summary>
    public static Overlap Skip { get; } = new(OverlapKind.Skip, 1);

    /// <summary>The run before is cancelled.</summary>
    public static Overlap CancelPrevious { get; } = new(OverlapKind.CancelPrevious, 1);

    /// <summary>So many at a time.</summary>
    public static Overlap Allow(int runs) => new(OverlapKind.Buffer, runs);
}
