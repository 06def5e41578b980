using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Glue;
using Visa.Orchestrator.Transform;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Batch;

/// <summary>
/// Takes an interval's raw objects to the warehouse: migrate, claim, transform, load, build the marts, reconcile, publish risk tables. Each step may be run again and finds what it did before, so that a run that was
/// cut off anywhere is finished by running it again.
/// </summary>
public sealed class BatchRun(
    WarehouseMigrator migrator,
    RawClaims claims,
    TransformStep transform,
    GlueJob glue,
    RemoteRun remote,
    LoadStep load,
    MartBuild marts,
    Reconciliation reconciliation,
    RiskTableStep riskTables,
    IOptions<BatchOptions> options,
    TimeProvider time)
{
    private const string Name = "batch";

    /// <param name="say">Is told what was done, a line a step.</param>
    public async Task<BatchReport> RunAsync(DataInterval interval, Action<string> say, CancellationToken cancellationToken)
    {
        var runKey = BatchInterval.RunKeyOf(interval);
        var migrations = await migrator.ApplyAsync(cancellationToken);
        say($"schemas: {(migrations.Count == 0 ? "up to date" : string.Join(", ", migrations))}");
        var claim = await claims.ClaimAsync(runKey, await LandedAsync(interval, say, cancellationToken), cancellationToken);
        say($"claim {claim.Number}: {claim.Entries.Count} raw objects, {claim.Bytes} bytes");
        var summary = await TransformAsync(runKey, claim, cancellationToken);
        foreach (var (entity, read) in summary.Inputs)
            say($"read {entity}: {read.Rows} lines of {read.Objects} objects, {read.Corrupt} corrupt");
        foreach (var table in LoadTable.All)
            say($"load {table.Name}: {(await load.RunAsync(table, runKey, cancellationToken) ? "done" : "done before")}");
        var dbt = MartBuild.HasProject ? await marts.RunAsync(Console.Error, cancellationToken) : (int?)null;
        say(dbt is { } code ? $"dbt build: exit code {code}" : "dbt build: left out, as DBT_PROJECT_DIR names no project");
        var checks = await reconciliation.RunAsync(runKey, summary, cancellationToken);
        var isSound = checks.All(check => check.IsMet) && dbt is (null or 0);
        if (RiskTableStep.Program is not { } program) say("risk tables: left out, as VISA_SCORING names no program");
        else if (isSound) say($"risk tables: {await riskTables.RunAsync(program, say, cancellationToken)}");
        else say("risk tables: not published, as the checks before them failed");
        return new BatchReport(runKey, claim.Number, claim.Entries.Count, summary, dbt, checks);
    }

    /// <summary>Waits until all of the interval has arrived, and gives the time before which it was stored.</summary>
    private async Task<DateTimeOffset> LandedAsync(DataInterval interval, Action<string> say, CancellationToken cancellationToken)
    {
        var landed = interval.End + 2 * options.Value.BufferInterval;
        var wait = landed - time.GetUtcNow();
        if (wait <= TimeSpan.Zero) return landed;
        say($"waiting until {landed:O}, when all of the interval has landed");
        await Task.Delay(wait, time, cancellationToken);
        return landed;
    }

    private async Task<TransformSummary> TransformAsync(string runKey, RawClaim claim, CancellationToken cancellationToken)
    {
        var spec = await transform.SpecAsync(runKey, claim, cancellationToken);
        // Another version of the SQL is other work; its runs are not looked for.
        var step = $"transform {spec.Arguments["--sql_location"]}";
        await remote.RunAsync(glue, attempt => new SubmitToken(SubmitToken.ValueOf(Name, runKey, step, 0, 0, attempt), claim.CompleteBefore.AddDays(-1)), spec, cancellationToken);
        return await transform.SummaryAsync(runKey, cancellationToken);
    }
}
