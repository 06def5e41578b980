using System.Globalization;
using System.Text.Json.Nodes;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Artifacts;

/// <summary>Writes catalog.json, version 1: what tables and columns the warehouse has.</summary>
internal static class CatalogWriter
{
    public static async Task WriteAsync(Manifest manifest, IWarehouse warehouse, TimeProvider time, CancellationToken cancellationToken)
    {
        var relations = manifest.Graph.Nodes.Where(node => node.Relation is not null && node.Type is ResourceType.Model or ResourceType.Seed or ResourceType.Source && !node.IsEphemeral).ToList();
        var schemas = string.Join(", ", relations.Select(node => Sql.Literal(node.Relation!.Schema)).Distinct());
        var columns = await warehouse.QueryAsync(
            "dbt/catalog",
            $"select table_schema, table_name, column_name, ordinal_position, data_type from information_schema.columns where table_schema in ({schemas}) order by 1, 2, 4",
            cancellationToken);
        var byTable = columns.Rows.ToLookup(row => (row[0]!, row[1]!));
        await ArtifactFile.WriteAsync(manifest, "catalog.json", new JsonObject
        {
            ["metadata"] = ArtifactFile.Metadata(manifest, "catalog/v1", time),
            ["nodes"] = Tables(relations.Where(node => node.Type != ResourceType.Source), byTable),
            ["sources"] = Tables(relations.Where(node => node.Type == ResourceType.Source), byTable),
            ["errors"] = null,
        }, cancellationToken);
    }

    private static JsonObject Tables(IEnumerable<Node> nodes, ILookup<(string, string), IReadOnlyList<string?>> byTable) => new(
        from node in nodes
        let relation = node.Relation!
        where byTable.Contains((relation.Schema, relation.Identifier))
        select KeyValuePair.Create(node.UniqueId, (JsonNode?)Table(node, byTable[(relation.Schema, relation.Identifier)])));

    private static JsonObject Table(Node node, IEnumerable<IReadOnlyList<string?>> columns) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["type"] = node.Type == ResourceType.Model && node.Materialized == "view" ? "VIEW" : "BASE TABLE",
            ["schema"] = node.Relation!.Schema,
            ["name"] = node.Relation.Identifier,
            ["database"] = node.Relation.Database,
            ["comment"] = null,
            ["owner"] = null,
        },
        ["columns"] = new JsonObject(columns.Select(row => KeyValuePair.Create(row[2]!, (JsonNode?)new JsonObject
        {
            ["type"] = row[4],
            ["index"] = int.Parse(row[3]!, CultureInfo.InvariantCulture),
            ["name"] = row[2],
            ["comment"] = null,
        }))),
        ["stats"] = new JsonObject(),
        ["unique_id"] = node.UniqueId,
    };
}
