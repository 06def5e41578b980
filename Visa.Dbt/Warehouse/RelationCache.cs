using System.Collections.Concurrent;
using Visa.Dbt.Nodes;

namespace Visa.Dbt.Warehouse;

/// <summary>Which tables and views there are, read once and kept up to date by what is built.</summary>
internal sealed class RelationCache
{
    private readonly ConcurrentDictionary<(string Schema, string Name), bool> _isView = new();

    public static async Task<RelationCache> ReadAsync(IWarehouse warehouse, IEnumerable<string> schemas, CancellationToken cancellationToken)
    {
        var cache = new RelationCache();
        var names = string.Join(", ", schemas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Sql.Literal));
        if (names.Length == 0) return cache;
        var found = await warehouse.QueryAsync(
            "dbt/list_relations",
            $"select table_schema, table_name, table_type from information_schema.tables where table_schema in ({names})",
            cancellationToken);
        foreach (var row in found.Rows) cache._isView[(row[0]!, row[1]!)] = row[2] == "VIEW";
        return cache;
    }

    public bool Exists(Relation relation) => _isView.ContainsKey((relation.Schema, relation.Identifier));

    public bool IsView(Relation relation) => _isView.TryGetValue((relation.Schema, relation.Identifier), out var isView) && isView;

    public bool IsTable(Relation relation) => _isView.TryGetValue((relation.Schema, relation.Identifier), out var isView) && !isView;

    public void Set(Relation relation, bool isView) => _isView[(relation.Schema, relation.Identifier)] = isView;
}
