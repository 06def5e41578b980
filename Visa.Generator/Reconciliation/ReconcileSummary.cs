namespace Visa.Generator.Reconciliation;

/// <summary>What became of a run's transactions.</summary>
internal sealed record ReconcileSummary
{
    public required int Sent { get; init; }

    public required int Decided { get; init; }

    /// <summary>Null when Scoring could not be asked.</summary>
    public required long? Alerts { get; init; }

    public required int Lost { get; init; }

    /// <summary>Transactions decided in two ways, and alerts beyond a transaction's first.</summary>
    public required long Duplicated { get; init; }

    public required int Redelivered { get; init; }

    public required double? DecisionP50Ms { get; init; }

    public required double? DecisionP99Ms { get; init; }

    /// <summary>From the start of the system to the first decision, seconds.</summary>
    public required double? FirstDecisionSeconds { get; init; }

    public required string? Model { get; init; }

    public required int RawObjects { get; init; }

    public required int DecisionObjects { get; init; }

    /// <summary>A sentence for each thing that is wrong.</summary>
    public required IReadOnlyList<string> Defects { get; init; }
}
