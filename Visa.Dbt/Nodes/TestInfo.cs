namespace Visa.Dbt.Nodes;

/// <summary>What a generic test checks.</summary>
/// <param name="Arguments">Those of the YAML file, and <c>column_name</c> for a column's test.</param>
internal sealed record TestInfo(string Name, string AttachedNode, string? ColumnName, IReadOnlyDictionary<string, object?> Arguments);
