namespace Visa.Scoring.Ledger;

/// <summary>Counts since the database was made, in one row.</summary>
public sealed class LedgerTotals
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Transactions of which a decision was read.</summary>
    public long Decisions { get; set; }

    public long Reviews { get; set; }

    public long Declines { get; set; }

    /// <summary>Decisions read once more, the same as before.</summary>
    public long Redelivered { get; set; }

    /// <summary>Decisions that differ from an earlier one for their transaction.</summary>
    public long Conflicts { get; set; }

    /// <summary>Records that are no decisions.</summary>
    public long Rejected { get; set; }

    /// <summary>The earliest <c>decided_at</c>.</summary>
    public DateTimeOffset? FirstDecisionAt { get; set; }
}
