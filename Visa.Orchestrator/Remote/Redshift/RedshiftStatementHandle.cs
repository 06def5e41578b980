namespace Visa.Orchestrator.Remote.Redshift;

/// <summary>A statement at the Redshift Data API.</summary>
/// <param name="StatementId">Null when only the ledger knows of the load.</param>
/// <param name="Spec">Which is asked for the ledger's query and for rows.</param>
public sealed record RedshiftStatementHandle(string? StatementId, RedshiftStatementSpec Spec);
