using Visa.Dbt.Compilation;
using Visa.Dbt.Execution;
using Visa.Dbt.Jinja.Values;
using Visa.Dbt.Nodes;
using Visa.Dbt.Parsing;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Testing;

/// <summary>Runs a model's query over given rows and compares what it gives, as a bag of the expected columns.</summary>
internal sealed class UnitTestRunner(IWarehouse warehouse, Manifest manifest, Compiler compiler)
{
    private const int MostShown = 5;

    public async Task<NodeResult> RunAsync(Node node, CancellationToken cancellationToken)
    {
        var test = node.UnitTest!;
        var model = manifest.Graph[node.DependsOn[0]];
        var tables = new List<(string Name, string Sql)>();
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in test.Given)
        {
            var (name, relation) = Resolve(node, model, input.Input);
            var table = CommonTables.Prefix + name;
            inputs[name] = table;
            var columns = await ColumnsAsync(node, input.Input, relation, cancellationToken);
            tables.Add((table, Fixture.Select(input.Rows, columns, node, input.Input)));
        }
        var sql = CommonTables.Inject(compiler.CompileWith(model, test, inputs), tables);
        node.CompiledCode = sql;
        var columnsOfModel = (await warehouse.QueryAsync($"dbt/{node.Name}/columns", Sql.Empty(sql), cancellationToken)).Columns;
        return await CompareAsync(node, test, sql, columnsOfModel, cancellationToken);
    }

    private (string Name, Relation Relation) Resolve(Node node, Node model, string input)
    {
        if (input.Trim() == "this") return ("this", model.Relation!);
        if (PropertyNodes.RefCall.Match(input) is { Success: true } found)
        {
            var name = found.Groups[1].Value;
            var read = model.DependsOn.Select(id => manifest.Graph[id]).FirstOrDefault(parent => parent.Name == name && parent.IsReferable)
                ?? throw new DbtException($"the unit test {node.Name} gives rows for '{name}', which {model.Name} does not read", node.OriginalPath, 0);
            return read.IsEphemeral ? throw DbtException.NotHere($"{node.OriginalPath}: rows for an ephemeral model", "Give rows for what it reads, or make it a view.") : (name, read.Relation!);
        }
        if (PropertyNodes.SourceCall.Match(input) is { Success: true } source)
        {
            var id = $"source.{manifest.Project.Name}.{source.Groups[1].Value}.{source.Groups[2].Value}";
            return manifest.Graph.NodesById.GetValueOrDefault(id) is { } table
                ? ($"{source.Groups[1].Value}__{source.Groups[2].Value}", table.Relation!)
                : throw new DbtException($"the unit test {node.Name}: there is no source {input}", node.OriginalPath, 0);
        }
        throw new DbtException($"the unit test {node.Name}: '{input}' is none of ref('x'), source('x', 'y'), this", node.OriginalPath, 0);
    }

    private async Task<IReadOnlyList<ResultColumn>> ColumnsAsync(Node node, string input, Relation relation, CancellationToken cancellationToken)
    {
        try
        {
            return (await warehouse.QueryAsync($"dbt/{node.Name}/columns", Sql.Empty($"select * from {relation}"), cancellationToken)).Columns;
        }
        catch (DbtException exception)
        {
            throw new DbtException(
                $"Not able to get columns for unit test '{node.Name}' from relation {relation} ({input}): {exception.Message} Build it first, for example with --select +{node.UnitTest!.Model}.", exception);
        }
    }

    private async Task<NodeResult> CompareAsync(Node node, UnitTestInfo test, string sql, IReadOnlyList<ResultColumn> columns, CancellationToken cancellationToken)
    {
        var names = test.Expected.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        var checkedColumns = test.Expected.Count == 0
            ? columns.ToList()
            : names.Select(name => columns.FirstOrDefault(column => column.Name == name)
                ?? throw new DbtException($"the unit test {node.Name} expects '{name}', which {test.Model} does not give; it has {string.Join(", ", columns.Select(column => column.Name))}", node.OriginalPath, 0)).ToList();
        var list = Sql.Columns(checkedColumns.Select(column => column.Name));
        var actual = await warehouse.QueryAsync($"dbt/{node.Name}", $"select {list} from (\n{sql}\n) as dbt_internal_unit_test_actual", cancellationToken);
        var expected = await warehouse.QueryAsync($"dbt/{node.Name}/expected", $"select {list} from (\n{Fixture.Select(test.Expected, checkedColumns, node, "expect")}\n) as dbt_internal_unit_test_expected", cancellationToken);
        var (missing, surplus) = Differences(expected, actual);
        if (missing.Count + surplus.Count == 0) return new NodeResult(node, RunStatus.Pass, "") { Failures = 0 };
        return new NodeResult(node, RunStatus.Fail, Explain(checkedColumns, missing, surplus)) { Failures = Math.Max(missing.Count, surplus.Count) };
    }

    private static (List<string> Missing, List<string> Surplus) Differences(QueryResult expected, QueryResult actual)
    {
        var missing = expected.Rows.Select(Text).ToList();
        var surplus = new List<string>();
        foreach (var row in actual.Rows.Select(Text))
        {
            if (!missing.Remove(row)) surplus.Add(row);
        }
        return (missing, surplus);
    }

    private static string Text(IReadOnlyList<string?> row) => string.Join(" | ", row.Select(value => value ?? "NULL"));

    private static string Explain(IReadOnlyList<ResultColumn> columns, List<string> missing, List<string> surplus)
    {
        var lines = new List<string> { $"actual differs from expected ({string.Join(" | ", columns.Select(column => column.Name))}):" };
        lines.AddRange(missing.Take(MostShown).Select(row => $"- expected {row}"));
        lines.AddRange(surplus.Take(MostShown).Select(row => $"+ got      {row}"));
        return string.Join("\n  ", lines);
    }

    private static class Fixture
    {
        /// <summary>Rows as a query with the types of the columns; columns that no row names are null.</summary>
        public static string Select(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows, IReadOnlyList<ResultColumn> columns, Node node, string what)
        {
            if (rows.SelectMany(row => row.Keys).FirstOrDefault(name => columns.All(column => column.Name != name)) is { } unknown)
                throw new DbtException($"the unit test {node.Name}: {what} has no column '{unknown}'; it has {string.Join(", ", columns.Select(column => column.Name))}", node.OriginalPath, 0);
            return rows.Count == 0
                ? $"select {string.Join(", ", columns.Select(column => Cast(null, column)))} where false"
                : string.Join("\nunion all\n", rows.Select(row => $"select {string.Join(", ", columns.Select(column => Cast(row.GetValueOrDefault(column.Name), column)))}"));
        }

        private static string Cast(object? value, ResultColumn column)
        {
            var literal = value switch
            {
                null => "null",
                bool flag => flag ? "true" : "false",
                long or double => Value.Text(value),
                _ => Sql.Literal(Value.Text(value)),
            };
            return $"cast({literal} as {column.Type}) as {Sql.Quote(column.Name)}";
        }
    }
}
