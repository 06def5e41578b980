using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>A CREATE TABLE. Keys are not enforced, as in Redshift; the length of texts is, in bytes.</summary>
internal sealed record TableDefinition(QualifiedName Name, bool IsTemporary, bool IfNotExists)
{
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];

    /// <summary>The table whose columns it takes.</summary>
    public QualifiedName? Like { get; init; }

    public bool IncludesDefaults { get; init; }

    /// <summary>The query whose rows it takes, in DuckDB's SQL.</summary>
    public string? Query { get; init; }

    private string Head => $"CREATE {(IsTemporary ? "TEMP " : "")}TABLE {(IfNotExists ? "IF NOT EXISTS " : "")}{Name.Sql}";

    /// <summary>The statements that make the table.</summary>
    public IEnumerable<string> ToSql()
    {
        if (Query is not null)
            return [$"{Head} AS {Query}"];
        var sequences = Columns.Where(column => column.Identity is not null).Select(Sequence);
        return [.. sequences, $"{Head} ({string.Join(", ", Columns.Select(Column))})"];
    }

    private string SequenceName(ColumnDefinition column)
    {
        var name = $"{Name.Table}_{column.Name}_identity";
        return Name.Schema is null ? SqlToken.Identifier(name) : $"{SqlToken.Identifier(Name.Schema)}.{SqlToken.Identifier(name)}";
    }

    private string Sequence(ColumnDefinition column)
    {
        var (seed, step) = column.Identity!.Value;
        var (least, most) = step > 0 ? (Math.Min(seed, 0), long.MaxValue) : (long.MinValue + 1, Math.Max(seed, 0));
        return $"CREATE {(IsTemporary ? "TEMP " : "")}SEQUENCE IF NOT EXISTS {SequenceName(column)} INCREMENT BY {step} MINVALUE {least} MAXVALUE {most} START WITH {seed}";
    }

    private string Column(ColumnDefinition column)
    {
        var name = SqlToken.Identifier(column.Name);
        var identity = column.Identity is null ? "" : $" DEFAULT nextval({SqlToken.Literal(SequenceName(column))})";
        var value = column.Default is null ? identity : $" DEFAULT {column.Default}";
        var length = column.Type.Bytes is { } bytes ? $" CHECK (strlen({name}) <= {bytes})" : "";
        return $"{name} {column.Type.DuckDb}{value}{(column.IsNullable ? "" : " NOT NULL")}{length}";
    }
}
