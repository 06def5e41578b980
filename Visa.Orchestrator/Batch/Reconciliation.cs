using System.Globalization;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Transform;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Batch;

/// <summary>Adds up what a run took in and what came of it: no line and no cent may be missing between the raw zone, the processed zone, the raw schema and the marts.</summary>
public sealed class Reconciliation(WarehouseClient warehouse)
{
    private const string Mart = "fct_transactions";

    public async Task<IReadOnlyList<Check>> RunAsync(string runKey, TransformSummary summary, CancellationToken cancellationToken)
    {
        var checks = new List<Check>();
        foreach (var table in LoadTable.All.Where(table => table.Keys.Count > 0))
            checks.AddRange(await CheckAsync(table, runKey, summary, cancellationToken));
        checks.AddRange(await CheckMartAsync(cancellationToken));
        return checks;
    }

    private async Task<IEnumerable<Check>> CheckAsync(LoadTable table, string runKey, TransformSummary summary, CancellationToken cancellationToken)
    {
        var rejected = Number(await OneAsync($"SELECT COALESCE(SUM(row_count), 0) FROM raw.rejected_counts WHERE run_key = '{runKey}' AND stage = 'quarantine' AND entity = '{table.Entity}'", cancellationToken));
        var audit = (await warehouse.QueryAsync(
            "reconcile/audit", $"SELECT staged_rows, inserted_rows, superseded_rows, amount FROM ops.load_audit WHERE run_key = '{runKey}' AND entity = '{table.Entity}'", cancellationToken))[0];
        var processed = summary.Outputs[$"{table.Entity}_processed"].Rows;
        var checks = new List<Check>
        {
            Same($"{table.Entity}: lines = processed + quarantined", summary.Inputs[table.Entity].Rows, processed + rejected),
            Same($"{table.Entity}: processed = staged", processed, Number(audit[0])),
            Same($"{table.Entity}: staged = inserted + superseded", Number(audit[0]), Number(audit[1]) + Number(audit[2])),
        };
        if (table.Amounts.Count == 0 || Number(audit[2]) > 0) return checks;

        // Rows that a later load won over are no longer this run's.
        var held = (await warehouse.QueryAsync("reconcile/held", $"SELECT COUNT(*), SUM({table.Amounts[0]}) FROM {table.Name} WHERE run_key = '{runKey}'", cancellationToken))[0];
        if (held[0] == audit[1]) checks.Add(new Check($"{table.Entity}: amount staged = amount in {table.Name}", audit[3] ?? "0", held[1] ?? "0"));
        return checks;
    }

    /// <summary>The marts, once dbt has built them, hold every transaction of the raw schema.</summary>
    private async Task<IEnumerable<Check>> CheckMartAsync(CancellationToken cancellationToken)
    {
        var schemas = await warehouse.QueryAsync("reconcile/mart", $"SELECT table_schema FROM information_schema.tables WHERE table_name = '{Mart}' ORDER BY 1", cancellationToken);
        if (schemas is not [[{ } schema], ..]) return [];
        var raw = (await warehouse.QueryAsync("reconcile/raw", "SELECT COUNT(*), SUM(billing_amount) FROM raw.transactions", cancellationToken))[0];
        var mart = (await warehouse.QueryAsync("reconcile/fct", $"SELECT COUNT(*), SUM(billing_amount) FROM {schema}.{Mart}", cancellationToken))[0];
        return [new Check($"transactions: raw = {schema}.{Mart}", raw[0] ?? "0", mart[0] ?? "0"), new Check($"billing amounts: raw = {schema}.{Mart}", raw[1] ?? "0", mart[1] ?? "0")];
    }

    private async Task<string?> OneAsync(string sql, CancellationToken cancellationToken) => (await warehouse.QueryAsync("reconcile", sql, cancellationToken))[0][0];

    private static Check Same(string name, long expected, long actual) =>
        new(name, expected.ToString(CultureInfo.InvariantCulture), actual.ToString(CultureInfo.InvariantCulture));

    private static long Number(string? text) => (long)decimal.Parse(text ?? "0", CultureInfo.InvariantCulture);
}
