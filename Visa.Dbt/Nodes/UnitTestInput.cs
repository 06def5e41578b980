namespace Visa.Dbt.Nodes;

internal sealed record UnitTestInput(string Input, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);
