namespace Visa.Dbt.Warehouse;

/// <summary>A column of a result, with its type as SQL writes it.</summary>
public sealed record ResultColumn(string Name, string Type)
{
    /// <summary>The type without a text's length, which results do not carry: what types are compared by.</summary>
    public string ComparedType => Type.StartsWith("varchar", StringComparison.Ordinal) ? "varchar" : Type;
}
