using Microsoft.Extensions.Options;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Remote.Redshift;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Transform;
using Visa.Orchestrator.Warehouse;
using Visa.ServiceDefaults.Platform;

namespace Visa.Orchestrator.Pipelines;

/// <summary>
/// Every hour (every two minutes in the embedded run): what landed in the raw zone is claimed, transformed by Glue, loaded into the warehouse, built into marts by dbt, and reconciled to the last line
/// and cent. An interval's objects and rows bear its run key, so running it again replaces what it wrote.
/// </summary>
public sealed class PaymentsDag(IOptions<PaymentsDagOptions> options, IOptions<BatchOptions> batch, IOptions<PlatformOptions> platform) : IDag
{
    private const string Last = "transactions";

    private readonly TimeSpan _landed = batch.Value.Landing;

    public void Configure(DagBuilder dag)
    {
        dag.Describe("From the raw zone to the marts: claim, transform, load, build, reconcile.")
            .OwnedBy("data-engineering")
            .EveryInterval(options.Value.Cron, options.Value.Zone, startAfter: _landed + TimeSpan.FromSeconds(1))
            // A claim takes all that landed before its interval's end, so the newest interval brings what older ones left; a run for each of those would find nothing.
            .Catchup(Catchup.LatestOnly)
            .Deadline(options.Value.Deadline);

        var migrate = dag.Run("migrate-schemas", async (run, cancellationToken) => await run.Services.GetRequiredService<WarehouseMigrator>().ApplyAsync(cancellationToken)).Retry(3);
        var claim = dag.Run("claim-raw", ClaimAsync).Retry(3);
        var transform = dag.Glue("transform", run => run.Output(claim).Job).After(claim).InPool("glue").Retry(2).Timeout(TimeSpan.FromHours(1));
        var prepare = dag.Run("prepare-loads", PrepareAsync).After(transform, migrate).Retry(3);
        var loads = LoadTable.All.Where(table => table.Entity != Last).Select(table => Load(dag, table, prepare, [])).ToList();
        var all = Load(dag, LoadTable.All.Single(table => table.Entity == Last), prepare, loads);
        var marts = dag.Run("build-marts", BuildAsync).After(all).Retry(1).Updates("marts");
        dag.Run("reconcile", ReconcileAsync).After(marts).On(TriggerRule.NoneFailed).Retry(1);
    }

    /// <summary>Transactions come last: who sees one sees what was known of it.</summary>
    private static Step<RedshiftStatementResult> Load(
        DagBuilder dag, LoadTable table, Step<Dictionary<string, RedshiftStatementSpec>> prepare, IReadOnlyList<Step<RedshiftStatementResult>> before) => dag
        .Redshift($"load-{table.Entity}", run => run.Output(prepare)[table.Entity])
        .After(prepare).After([.. before.Select(load => (Edge)load)])
        .InPool("redshift").Retry(2).Timeout(TimeSpan.FromMinutes(30));

    private async Task<ClaimedInterval> ClaimAsync(StepContext run, CancellationToken cancellationToken)
    {
        var runKey = BatchInterval.RunKeyOf(run.Interval);
        var claim = await run.Services.GetRequiredService<RawClaims>().ClaimAsync(runKey, run.Interval.End + _landed, cancellationToken);
        run.Log($"claim {claim.Number}: {claim.Entries.Count} raw objects, {claim.Bytes} bytes");
        return new ClaimedInterval(claim.Number, claim.Entries.Count, claim.Bytes, await run.Services.GetRequiredService<TransformStep>().SpecAsync(runKey, claim, cancellationToken));
    }

    /// <summary>What each load is to run; one that the ledger has already becomes a statement that changes nothing.</summary>
    private async Task<Dictionary<string, RedshiftStatementSpec>> PrepareAsync(StepContext run, CancellationToken cancellationToken)
    {
        var runKey = BatchInterval.RunKeyOf(run.Interval);
        var loads = new Dictionary<string, RedshiftStatementSpec>(StringComparer.Ordinal);
        foreach (var table in LoadTable.All)
        {
            var spec = await run.Services.GetRequiredService<LoadStep>().SpecAsync(table, runKey, cancellationToken);
            run.Log($"load {table.Name}: {(spec is null ? "done before" : $"{spec.Statements.Count} statements")}");
            loads[table.Entity] = spec ?? new RedshiftStatementSpec(platform.Value.WarehouseDatabase, ["SELECT 1"], platform.Value.WarehouseWorkgroup);
        }

        return loads;
    }

    private static async Task<int> BuildAsync(StepContext run, CancellationToken cancellationToken)
    {
        if (!MartBuild.HasProject)
        {
            throw new StepSkippedException("DBT_PROJECT_DIR names no dbt project.");
        }

        return await run.Services.GetRequiredService<MartBuild>().BuildAsync(run, cancellationToken);
    }

    private static async Task<IReadOnlyList<Check>> ReconcileAsync(StepContext run, CancellationToken cancellationToken)
    {
        var runKey = BatchInterval.RunKeyOf(run.Interval);
        var summary = await run.Services.GetRequiredService<TransformStep>().SummaryAsync(runKey, cancellationToken);
        var checks = await run.Services.GetRequiredService<Reconciliation>().RunAsync(runKey, summary, cancellationToken);
        foreach (var check in checks)
        {
            run.Log($"{(check.IsMet ? "ok" : "WRONG")} {check.Name}: {check.Expected}{(check.IsMet ? "" : $" and {check.Actual}")}");
        }

        var wrong = checks.Where(check => !check.IsMet).Select(check => check.Name).ToList();
        return wrong.Count == 0 ? checks : throw new StepFailedException($"Not reconciled: {string.Join("; ", wrong)}.", retry: true);
    }
}
