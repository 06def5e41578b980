namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>A Redshift type as DuckDB keeps it.</summary>
/// <param name="DuckDb">DuckDB's name, with precision and scale.</param>
/// <param name="Bytes">How long a text may be, in bytes; null for what is no text.</param>
internal readonly record struct ColumnType(string DuckDb, int? Bytes = null);
