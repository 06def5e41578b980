using Visa.Dbt.Nodes;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Materializations;

/// <summary>Adds new rows to a table that is there: by <c>delete+insert</c> on a unique key, or by <c>append</c>.</summary>
internal sealed class IncrementalStatements(IWarehouse warehouse)
{
    public async Task AddAsync(Node node, string sql, List<string> statements, CancellationToken cancellationToken)
    {
        var relation = node.Relation!;
        var keys = node.Config.Texts("unique_key");
        var strategy = node.Config.Text("incremental_strategy") ?? (keys.Count > 0 ? "delete+insert" : "append");
        if (strategy is not ("delete+insert" or "append"))
            throw DbtException.NotHere($"{node.OriginalPath}: the incremental strategy '{strategy}'", "Use delete+insert or append.");
        if (strategy == "delete+insert" && keys.Count == 0) throw new DbtException("delete+insert needs a unique_key", node.OriginalPath, 1);
        var existing = await warehouse.QueryAsync($"dbt/{node.Name}/columns", Sql.Empty($"select * from {relation}"), cancellationToken);
        var produced = await warehouse.QueryAsync($"dbt/{node.Name}/columns", Sql.Empty(sql), cancellationToken);
        var columns = Columns(node, existing, produced, statements);
        var stage = $"{node.Name}__dbt_tmp";
        statements.Add($"create temporary table {Sql.Quote(stage)} as (\n{sql}\n)");
        if (strategy == "delete+insert")
        {
            var key = Sql.Columns(keys);
            var match = keys.Count == 1 ? key : $"({key})";
            statements.Add($"delete from {relation}\nwhere {match} in (\n  select distinct {key} from {Sql.Quote(stage)}\n)");
        }
        statements.Add($"insert into {relation} ({columns})\nselect {columns} from {Sql.Quote(stage)}");
    }

    private static string Columns(Node node, QueryResult existing, QueryResult produced, List<string> statements)
    {
        var added = produced.Columns.Where(column => existing.Columns.All(other => other.Name != column.Name)).ToList();
        var gone = existing.Columns.Where(column => produced.Columns.All(other => other.Name != column.Name)).ToList();
        switch (node.Config.Text("on_schema_change") ?? "ignore")
        {
            case "ignore":
                if (gone.Count > 0) throw new DbtException($"the query of {node.Name} no longer gives {string.Join(", ", gone.Select(column => column.Name))}. Run it with --full-refresh.", node.OriginalPath, 1);
                return Sql.Columns(existing.Columns.Select(column => column.Name));
            case "fail" when added.Count + gone.Count > 0:
                throw new DbtException(
                    $"The source and target schemas on this incremental model are out of sync: added {Names(added)}, removed {Names(gone)}. Run it with --full-refresh.", node.OriginalPath, 1);
            case "fail":
                return Sql.Columns(produced.Columns.Select(column => column.Name));
            case "append_new_columns":
                statements.AddRange(added.Select(column => $"alter table {node.Relation} add column {Sql.Quote(column.Name)} {column.Type}"));
                return Sql.Columns(produced.Columns.Select(column => column.Name));
            case var other:
                throw DbtException.NotHere($"{node.OriginalPath}: on_schema_change '{other}'", "Use ignore, fail or append_new_columns.");
        }
    }

    private static string Names(List<ResultColumn> columns) => columns.Count == 0 ? "none" : string.Join(", ", columns.Select(column => column.Name));
}
