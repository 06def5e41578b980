using System.Globalization;
using Visa.Dbt.Execution;
using Visa.Dbt.Nodes;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Testing;

/// <summary>Runs a generic or singular test: its rows are what is wrong.</summary>
internal sealed class DataTestRunner(IWarehouse warehouse, bool warnsAreErrors, bool? storesFailures)
{
    private const string Never = "!= 0";

    public async Task<NodeResult> RunAsync(Node node, string sql, CancellationToken cancellationToken)
    {
        var failing = await StoreAsync(node, sql, cancellationToken) is { } stored ? $"select * from {stored}" : sql;
        var config = node.Config;
        var calculation = config.Text("fail_calc") ?? "count(*)";
        var (warnIf, errorIf) = (config.Text("warn_if") ?? Never, config.Text("error_if") ?? Never);
        var limit = config.Text("limit") is { } most ? $"\nlimit {most}" : "";
        var result = await warehouse.QueryAsync(
            $"dbt/{node.Alias}",
            $"select\n  {calculation} as failures,\n  {calculation} {warnIf} as should_warn,\n  {calculation} {errorIf} as should_error\nfrom (\n{failing}{limit}\n) dbt_internal_test",
            cancellationToken);
        var row = result.Rows[0];
        var failures = row[0] is null ? 0 : (long)double.Parse(row[0]!, CultureInfo.InvariantCulture);
        return Judge(node, failures, row[1] == "true", row[2] == "true", warnIf, errorIf);
    }

    private NodeResult Judge(Node node, long failures, bool shouldWarn, bool shouldError, string warnIf, string errorIf)
    {
        var isSevere = !string.Equals(node.Config.Text("severity") ?? "error", "warn", StringComparison.OrdinalIgnoreCase);
        var got = $"Got {failures.ToString(CultureInfo.InvariantCulture)} result{(failures == 1 ? "" : "s")}";
        if (isSevere && shouldError) return new NodeResult(node, RunStatus.Fail, $"{got}, configured to fail if {errorIf}") { Failures = failures };
        if (shouldWarn && warnsAreErrors) return new NodeResult(node, RunStatus.Fail, $"{got}, configured to fail if {warnIf}") { Failures = failures };
        return shouldWarn
            ? new NodeResult(node, RunStatus.Warn, $"{got}, configured to warn if {warnIf}") { Failures = failures }
            : new NodeResult(node, RunStatus.Pass, "") { Failures = failures };
    }

    private async Task<Relation?> StoreAsync(Node node, string sql, CancellationToken cancellationToken)
    {
        var isStored = storesFailures ?? node.Config.Get("store_failures") is true;
        if (node.Relation is not { } relation || !isStored) return null;
        var isView = node.Config.Text("store_failures_as") == "view";
        await warehouse.ExecuteAsync(
            $"dbt/{node.Alias}/failures",
            isView
                ? [$"create schema if not exists {Sql.Quote(relation.Schema)}", $"create or replace view {relation} as (\n{sql}\n)"]
                : [$"create schema if not exists {Sql.Quote(relation.Schema)}", $"drop table if exists {relation} cascade", $"create table {relation} as (\n{sql}\n)"],
            cancellationToken);
        return relation;
    }
}
