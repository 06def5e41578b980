namespace Visa.Orchestrator.Remote.Redshift;

/// <summary>Statements that were run.</summary>
/// <param name="Rows">Of the last statement when they were wanted; a value is a text, a number, a flag or null.</param>
/// <param name="RowCount">Rows returned or changed by the last statement; -1 when not known.</param>
public sealed record RedshiftStatementResult(string? StatementId, long RowCount, TimeSpan Duration, IReadOnlyList<IReadOnlyList<object?>>? Rows = null);
