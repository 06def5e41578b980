using Visa.LocalAws.Warehouse.Loads;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>A statement that has been read and may be run.</summary>
/// <param name="Sql">What DuckDB runs, one after the other; empty where the kind says all.</param>
internal sealed record WarehouseStatement(StatementKind Kind, IReadOnlyList<string> Sql)
{
    public TableDefinition? Table { get; init; }

    public MergeDefinition? Merge { get; init; }

    public CopyDefinition? Copy { get; init; }

    /// <summary>Whether it changes what other sessions see.</summary>
    public bool IsWrite => Kind is StatementKind.Change or StatementKind.Merge or StatementKind.Copy or StatementKind.Truncate or StatementKind.CreateTable or StatementKind.Definition;

    public bool HasResult => Kind == StatementKind.Query;

    public static WarehouseStatement Nothing { get; } = new(StatementKind.Nothing, []);
}
