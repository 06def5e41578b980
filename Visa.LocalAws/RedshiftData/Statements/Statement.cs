namespace Visa.LocalAws.RedshiftData.Statements;

/// <summary>A call of ExecuteStatement or BatchExecuteStatement and what became of it, as it is kept on disk.</summary>
internal sealed record Statement
{
    public required string Id { get; init; }

    public required IReadOnlyList<StatementPart> Parts { get; init; }

    public bool IsBatch { get; init; }

    /// <summary>Whether each text of a batch commits by itself.</summary>
    public bool IsAutoCommit { get; init; }

    public required string Database { get; init; }

    public string? Workgroup { get; init; }

    public string? Cluster { get; init; }

    public string? DbUser { get; init; }

    public string? SecretArn { get; init; }

    public string? Name { get; init; }

    public string? ClientToken { get; init; }

    /// <summary>What the call asked for, so that the same token with another request is noticed.</summary>
    public string Fingerprint { get; init; } = "";

    public string? SessionId { get; init; }

    public bool IsCsv { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public string State { get; init; } = StatementState.Submitted;

    public string? Error { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public TimeSpan Duration { get; init; }

    public int Pid { get; init; }

    public bool IsOver => StatementState.IsOver(State);

    public string PartId(int index) => IsBatch ? $"{Id}:{index + 1}" : Id;
}
