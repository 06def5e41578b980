namespace Visa.Dbt.Nodes;

/// <summary>Inputs and expected rows of a unit test.</summary>
internal sealed record UnitTestInfo(
    string Model,
    IReadOnlyList<UnitTestInput> Given,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Expected,
    IReadOnlyDictionary<string, object?> MacroOverrides,
    IReadOnlyDictionary<string, object?> VarOverrides,
    IReadOnlyDictionary<string, object?> EnvOverrides);
