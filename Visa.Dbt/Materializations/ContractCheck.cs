using Visa.Dbt.Nodes;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Materializations;

/// <summary>Compares what a query gives with what its contract promises: names and types, by an empty run of both.</summary>
internal sealed class ContractCheck(IWarehouse warehouse)
{
    public async Task VerifyAsync(Node node, string sql, CancellationToken cancellationToken)
    {
        var promised = string.Join(",\n  ", node.Columns.Select(column => $"cast(null as {column.DataType}) as {Sql.Quote(column.Name)}"));
        var contract = await warehouse.QueryAsync($"dbt/{node.Name}/contract", Sql.Empty($"select\n  {promised}"), cancellationToken);
        var actual = await warehouse.QueryAsync($"dbt/{node.Name}/contract", Sql.Empty(sql), cancellationToken);
        var wrong = Differences(contract, actual).ToList();
        if (wrong.Count > 0)
        {
            throw new DbtException(
                $"This model has an enforced contract that failed.\n  Please ensure the name, data_type, and number of columns in your contract match the columns in your model's definition.\n  {string.Join("\n  ", wrong)}",
                node.PatchPath ?? node.OriginalPath,
                0);
        }
    }

    private static IEnumerable<string> Differences(QueryResult contract, QueryResult actual)
    {
        foreach (var column in actual.Columns)
        {
            var promised = contract.Columns.FirstOrDefault(other => other.Name == column.Name);
            if (promised is null) yield return $"{column.Name}: {column.Type}, missing in contract";
            else if (promised.ComparedType != column.ComparedType) yield return $"{column.Name}: the query gives {column.Type}, the contract says {promised.Type}";
        }
        foreach (var column in contract.Columns.Where(column => actual.Columns.All(other => other.Name != column.Name)))
            yield return $"{column.Name}: {column.Type}, missing in definition";
    }
}
