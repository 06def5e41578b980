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
/// and cent; then risk tables are published when the last ones are no longer recent. An interval's objects and rows bear its run key, so running it again replaces what it wrote.
/// </summary>
public sealed class PaymentsDag(IOptions<PaymentsDagOptions> options, IOptions<BatchOptions> batch, IOptions<PlatformOptions> platform, ScoringVerbs verbs) : IDag
{
    private const string Last = "transactions";
    private const string IsDue = "due";
    private const string IsNotDue = "not-due";
    private const string RiskTables = "risk/";
    private const string Processed = "processed/transactions/event_date=";

    private readonly TimeSpan _landed = batch.Value.Landing;

    public void Configure(DagBuilder dag)
    {
        dag.Describe("From the raw zone to the marts and risk tables: claim, transform, load, build, reconcile, publish.")
            .OwnedBy("data-engineering")
            .EveryInterval(options.Value.Cron, options.Value.Zone, startAfter: _landed + TimeSpan.FromSeconds(1))
            // A claim takes all that landed before its interval's end, so the newest interval brings what older ones left; a run for each of those would find nothing.
            .Catchup(Catchup.LatestOnly)
            .Deadline(options.Value.Deadline);

        var migrate = dag.Run("migrate-schemas", async (run, cancellationToken) => await run.Services.GetRequiredService<WarehouseMigrator>().ApplyAsync(cancellationToken)).Retry(3);
        // One after the other, as runs of a backfill follow each other: so each claims what landed by its own interval's end, and no other's.
        var claim = dag.Run("claim-raw", ClaimAsync).InPool("claims").Retry(3);
        var transform = dag.Glue("transform", run => run.Output(claim).Job).After(claim).InPool("glue").Retry(2).Timeout(TimeSpan.FromHours(1));
        var prepare = dag.Run("prepare-loads", PrepareAsync).After(transform, migrate).Retry(3);
        var loads = LoadTable.All.Where(table => table.Entity != Last).Select(table => Load(dag, table, prepare, [])).ToList();
        var all = Load(dag, LoadTable.All.Single(table => table.Entity == Last), prepare, loads);
        // One build at a time: two runs at once, as in a backfill, would build the same tables.
        var marts = dag.Run("build-marts", claim, BuildAsync).After(all).InPool("marts").Retry(1).Updates("marts");
        var reconciled = dag.Run("reconcile", ReconcileAsync).After(marts).On(TriggerRule.NoneFailed).Retry(1);
        if (options.Value.PublishesRiskTables)
        {
            var due = dag.Branch("risk-tables-due", RiskTablesDueAsync).After(reconciled).Retry(1);
            verbs.Add(dag, new VerbStep("risk-tables", _ => [], options.Value.RiskTablesTimeout) { After = due.When(IsDue), Updates = "risk-tables", Pause = Backoff.Constant(TimeSpan.FromSeconds(30)) });
        }
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

    /// <summary>Of an interval in which nothing landed the marts know all, unless somebody has cleared the step and so asks for them again.</summary>
    private static async Task<int> BuildAsync(ClaimedInterval claim, StepContext run, CancellationToken cancellationToken)
    {
        if (claim.Objects == 0 && !run.Run.IsCleared) throw new StepSkippedException("Nothing landed in this interval, so the marts stay as they are. Clear this step to build them all the same.");
        var marts = run.Services.GetRequiredService<MartBuild>();
        return marts.HasProject ? await marts.BuildAsync(run, cancellationToken) : throw new StepSkippedException("DBT_PROJECT_DIR names no dbt project.");
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

    private async Task<string> RiskTablesDueAsync(StepContext run, CancellationToken cancellationToken)
    {
        if (!verbs.CanRun)
        {
            run.Log("Scoring's program is not beside this one and no cluster is named (Pipelines:Tasks), so no risk tables can be made.");
            return IsNotDue;
        }

        var lake = run.Services.GetRequiredService<LakeClient>();
        if (!await lake.ListAsync(Processed, after: null, cancellationToken).AnyAsync(cancellationToken))
        {
            run.Log("No transactions have been processed yet.");
            return IsNotDue;
        }

        var latest = await lake.ListAsync(RiskTables, after: null, cancellationToken).Select(table => table.ModifiedAt).Append(DateTimeOffset.MinValue).MaxAsync(cancellationToken: cancellationToken);
        var age = run.Services.GetRequiredService<TimeProvider>().GetUtcNow() - latest;
        run.Log(latest == DateTimeOffset.MinValue ? "There are no risk tables yet." : $"The latest risk tables are of {latest:u}; others are made after {options.Value.RiskTablesEvery}.");
        return age >= options.Value.RiskTablesEvery ? IsDue : IsNotDue;
    }
}
