using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Nodes;

/// <summary>A table or view in the warehouse; written as SQL names it.</summary>
public sealed record Relation(string Database, string Schema, string Identifier) : IJinjaObject
{
    /// <summary>Replaces the name where a common table expression stands for the relation.</summary>
    public string? CommonTable { get; init; }

    public override string ToString() => CommonTable ?? $"\"{Database}\".\"{Schema}\".\"{Identifier}\"";

    bool IJinjaObject.TryGet(string name, out object? value)
    {
        value = name switch
        {
            "database" => Database,
            "schema" => Schema,
            "identifier" or "name" or "table" => Identifier,
            _ => null,
        };
        return value is not null;
    }
}
