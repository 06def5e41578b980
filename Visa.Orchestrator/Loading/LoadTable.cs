namespace Visa.Orchestrator.Loading;

/// <summary>A table of the raw schema and how a load settles rows that it has already.</summary>
/// <param name="Keys">What identifies a row; none for a table whose rows belong to their run alone.</param>
/// <param name="Winner">True for a row <c>t</c> of the table that stays against the staged row <c>s</c> of the same key. It orders all rows, so the order of loads does not matter.</param>
/// <param name="Amounts">The columns whose sums the ledger keeps.</param>
public sealed record LoadTable(string Entity, IReadOnlyList<string> Keys, string? Winner, IReadOnlyList<string> Amounts)
{
    /// <summary>Transactions last: who sees one sees what was known of it.</summary>
    public static IReadOnlyList<LoadTable> All { get; } =
    [
        new("rejected_counts", [], null, []),
        new("chargebacks", ["transaction_id", "reason_code"], Earliest("reported_at"), ["amount"]),
        new("feedback", ["transaction_id"], Latest("given_at"), []),
        new("shadow_scores", ["transaction_id", "model_version"], Earliest("scored_at"), []),
        new("decisions", ["transaction_id"], Earliest("decided_at"), []),
        new("transactions", ["transaction_id"], Latest("sent_at"), ["amount", "billing_amount"]),
    ];

    /// <summary>The same row from two runs: the one that arrived first stays.</summary>
    private const string ArrivedFirst = "(t.ingested_at < s.ingested_at OR (t.ingested_at = s.ingested_at AND t.run_key < s.run_key))";

    public string Name => $"raw.{Entity}";

    private static string Earliest(string column) => $"(t.{column} < s.{column} OR (t.{column} = s.{column} AND {ArrivedFirst}))";

    private static string Latest(string column) => $"(t.{column} > s.{column} OR (t.{column} = s.{column} AND {ArrivedFirst}))";
}
