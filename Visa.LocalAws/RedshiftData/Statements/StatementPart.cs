namespace Visa.LocalAws.RedshiftData.Statements;

/// <summary>One SQL text of a call: the call's only one, or a sub-statement of a batch.</summary>
internal sealed record StatementPart(string Sql)
{
    public string State { get; init; } = StatementState.Submitted;

    public string? Error { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Duration { get; init; }

    public bool HasResult { get; init; }

    public long Rows { get; init; } = -1;

    public long Bytes { get; init; } = -1;

    public long QueryId { get; init; }
}
