namespace Visa.Dbt.Nodes;

/// <summary>A column as the YAML file beside its model describes it.</summary>
public sealed record Column(string Name, string Description, string? DataType)
{
    internal IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>();

    internal IReadOnlyList<string> Tags { get; init; } = [];
}
