namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>A MERGE, and the query that finds target rows which several source rows match: Redshift refuses to merge then.</summary>
internal sealed record MergeDefinition(string DuplicateQuery);
