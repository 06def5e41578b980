namespace Visa.LocalAws.Glue.Runs;

/// <summary>A run of a job and what became of it, as it is kept on disk.</summary>
internal sealed record JobRun
{
    public required string Id { get; init; }

    public required string JobName { get; init; }

    /// <summary>0 for the first; a retry counts on.</summary>
    public int Attempt { get; init; }

    public string? PreviousRunId { get; init; }

    public string State { get; init; } = JobRunState.Starting;

    /// <summary>As the caller gave them.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    public string? ErrorMessage { get; init; }

    /// <summary>Why a run waits.</summary>
    public string? StateDetail { get; init; }

    public int TimeoutMinutes { get; init; }

    public bool IsQueuing { get; init; }

    public DateTimeOffset StartedOn { get; init; }

    public DateTimeOffset LastModifiedOn { get; init; }

    public DateTimeOffset? CompletedOn { get; init; }

    /// <summary>Seconds at work.</summary>
    public int ExecutionTime { get; init; }
}
