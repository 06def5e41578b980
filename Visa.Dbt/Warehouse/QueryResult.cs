namespace Visa.Dbt.Warehouse;

/// <summary>The columns of a query and its rows, each value as text.</summary>
public sealed record QueryResult(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
