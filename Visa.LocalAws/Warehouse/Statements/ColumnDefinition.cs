using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <param name="Default">An expression in DuckDB's SQL.</param>
/// <param name="Identity">Where the column's own numbers begin and how far apart they are.</param>
internal sealed record ColumnDefinition(string Name, ColumnType Type, bool IsNullable = true, string? Default = null, (long Seed, long Step)? Identity = null);
