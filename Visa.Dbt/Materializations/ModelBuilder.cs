using Visa.Dbt.Compilation;
using Visa.Dbt.Nodes;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Materializations;

/// <summary>Makes a model's table or view: each in one transaction, hooks included, so that readers see the old one or the new one.</summary>
internal sealed class ModelBuilder(IWarehouse warehouse, RelationCache cache, Compiler compiler)
{
    public async Task<Built> BuildAsync(Node node, string sql, CancellationToken cancellationToken)
    {
        if (node.Config.HasContract) await new ContractCheck(warehouse).VerifyAsync(node, sql, cancellationToken);
        var statements = new List<string>();
        statements.AddRange(Hooks(node, "pre-hook"));
        var isIncrement = compiler.IsIncremental(node);
        if (node.Materialized == "view") AddView(node, sql, statements);
        else if (isIncrement) await new IncrementalStatements(warehouse).AddAsync(node, sql, statements, cancellationToken);
        else AddTable(node, sql, statements);
        var answer = statements.Count;
        statements.AddRange(Hooks(node, "post-hook"));
        var rows = await warehouse.ExecuteAsync($"dbt/{node.Name}", statements, cancellationToken);
        cache.Set(node.Relation!, isView: node.Materialized == "view");
        var known = statements.Count == answer && rows >= 0 && isIncrement ? rows : (long?)null;
        return new Built(node.Materialized == "view" ? "CREATE VIEW" : isIncrement ? $"INSERT 0 {known ?? 0}" : "SELECT", known);
    }

    private IEnumerable<string> Hooks(Node node, string key) =>
        node.Config.Texts(key).Select(hook => compiler.CompileHook(node, hook).Trim().TrimEnd(';')).Where(sql => sql.Length > 0);

    private void AddView(Node node, string sql, List<string> statements)
    {
        var relation = node.Relation!;
        if (cache.IsTable(relation)) statements.Add($"drop table if exists {relation} cascade");
        var isLate = node.Config.Get("bind") is false;
        statements.Add($"create or replace view {relation} as (\n{sql}\n){(isLate ? " with no schema binding" : "")}");
    }

    private void AddTable(Node node, string sql, List<string> statements)
    {
        var relation = node.Relation!;
        var made = relation with { Identifier = $"{relation.Identifier}__dbt_tmp" };
        var old = relation with { Identifier = $"{relation.Identifier}__dbt_backup" };
        statements.Add($"drop table if exists {made} cascade");
        statements.AddRange(Create(node, made, sql));
        if (cache.IsView(relation)) statements.Add($"drop view if exists {relation} cascade");
        else if (cache.Exists(relation))
        {
            statements.Add($"drop table if exists {old} cascade");
            statements.Add($"alter table {relation} rename to {Sql.Quote(old.Identifier)}");
        }
        statements.Add($"alter table {made} rename to {Sql.Quote(relation.Identifier)}");
        if (cache.IsTable(relation)) statements.Add($"drop table if exists {old} cascade");
    }

    /// <summary>With a contract the table is made as it says and then filled, so that its types are the stated ones.</summary>
    private static List<string> Create(Node node, Relation made, string sql)
    {
        var layout = Layout(node);
        if (!node.Config.HasContract) return [$"create table {made}{layout} as (\n{sql}\n)"];
        var columns = string.Join(",\n  ", node.Columns.Select(column => $"{Sql.Quote(column.Name)} {column.DataType}"));
        var names = Sql.Columns(node.Columns.Select(column => column.Name));
        return
        [
            $"create table {made} (\n  {columns}\n){layout}",
            $"insert into {made} ({names})\nselect {names} from (\n{sql}\n) as model_subq",
        ];
    }

    /// <summary>How Redshift spreads and sorts the rows.</summary>
    private static string Layout(Node node)
    {
        var layout = node.Config.Text("dist") switch
        {
            null => "",
            "all" or "even" or "auto" => $" diststyle {node.Config.Text("dist")}",
            var key => $" diststyle key distkey ({Sql.Quote(key)})",
        };
        var sort = node.Config.Texts("sort");
        return sort.Count == 0 ? layout : $"{layout} {node.Config.Text("sort_type") ?? "compound"} sortkey ({Sql.Columns(sort)})";
    }
}
