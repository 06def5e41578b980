using DuckDB.NET.Data;

namespace Visa.LocalAws.Warehouse;

/// <summary>One run of one statement.</summary>
/// <param name="StatementId">The statement that the caller knows; its commit is recorded under this id.</param>
/// <param name="QueryId">Redshift's number of the query.</param>
/// <param name="TakeRows">Reads a query's rows to the end and says how many there were, and how many bytes.</param>
internal sealed record StatementRun(string StatementId, long QueryId, Func<DuckDBDataReader, CancellationToken, (long Rows, long Bytes)> TakeRows);
