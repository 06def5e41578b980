namespace Visa.Generator.Reconciliation;

/// <summary>What was found out about a run besides its decisions.</summary>
internal sealed record RunFacts
{
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Records on the stream of decisions that are none.</summary>
    public int Unreadable { get; init; }

    /// <summary>Null when Scoring could not be asked.</summary>
    public ScoringStatus? Scoring { get; init; }

    public int RawObjects { get; init; }

    public int DecisionObjects { get; init; }
}
