using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>The name of a table or view: database and schema may be left out.</summary>
internal sealed record QualifiedName(IReadOnlyList<string> Parts)
{
    public string Table => Parts[^1];

    public string? Schema => Parts.Count > 1 ? Parts[^2] : null;

    public string Sql => string.Join('.', Parts.Select(SqlToken.Identifier));

    public override string ToString() => string.Join('.', Parts);
}
