namespace Visa.Orchestrator.Remote.Redshift;

/// <summary>Statements that Redshift runs in one transaction.</summary>
/// <param name="Workgroup">Of Redshift Serverless; else give a cluster.</param>
/// <param name="SecretArn">Of the credentials; null to use the caller's own identity.</param>
/// <param name="LedgerQuery">
/// Counts this load's row of the ledger, which the statements write in their own transaction: 0 or 1. It tells whether the load was done when the
/// service has forgotten the statement (after 24 hours).
/// </param>
/// <param name="WantsRows">Whether the result carries the rows of the last statement.</param>
public sealed record RedshiftStatementSpec(
    string Database,
    IReadOnlyList<string> Statements,
    string? Workgroup = null,
    string? Cluster = null,
    string? SecretArn = null,
    string? DbUser = null,
    IReadOnlyDictionary<string, string>? Parameters = null,
    string? LedgerQuery = null,
    bool WantsRows = false);
