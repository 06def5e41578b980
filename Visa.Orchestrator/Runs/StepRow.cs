namespace Visa.Orchestrator.Runs;

public sealed class StepRow
{
    public long Id { get; set; }

    public long RunId { get; set; }

    public required string Name { get; set; }

    public StepState State { get; set; }

    public int Attempts { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>What the step returned.</summary>
    public string? Output { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; set; }
}
