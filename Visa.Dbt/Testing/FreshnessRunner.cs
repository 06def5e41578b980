using System.Globalization;
using Visa.Dbt.Execution;
using Visa.Dbt.Nodes;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Testing;

/// <summary>Compares a source's newest row with the warehouse's clock.</summary>
internal sealed class FreshnessRunner(IWarehouse warehouse)
{
    public async Task<NodeResult> RunAsync(Node node, CancellationToken cancellationToken)
    {
        var freshness = node.Freshness!;
        var where = freshness.Filter is { } filter ? $"\nwhere {filter}" : "";
        var row = (await warehouse.QueryAsync(
            $"dbt/freshness/{node.Name}",
            $"select\n  max({freshness.LoadedAtField}) as max_loaded_at,\n  getdate() as snapshotted_at\nfrom {node.Relation}{where}",
            cancellationToken)).Rows[0];
        if (row[0] is null) return new NodeResult(node, RunStatus.RuntimeError, $"The source {node.SourceName}.{node.Name} has no rows, so nothing says how fresh it is.");
        var result = new FreshnessResult(Time(row[0]!), Time(row[1]!));
        var status = IsOver(freshness.Error, result.Age) ? RunStatus.Error : IsOver(freshness.Warn, result.Age) ? RunStatus.Warn : RunStatus.Pass;
        return new NodeResult(node, status, $"{status.Name()}: newest row {result.MaxLoadedAt:yyyy-MM-dd HH:mm:ss}, {(long)result.Age.TotalMinutes} minutes old") { Freshness = result };
    }

    private static bool IsOver((long Count, string Period)? limit, TimeSpan age) => limit is { } given && age > Freshness.Span(given);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
