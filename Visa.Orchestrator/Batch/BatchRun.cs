using Microsoft.Extensions.Options;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Lake;
using Visa.Orchestrator.Loading;
using Visa.Orchestrator.Warehouse;

namespace Visa.Orchestrator.Batch;

/// <summary>
/// Takes an interval's raw objects to the warehouse: migrate, claim, transform, load, build the marts, reconcile, publish risk tables. Each step may be run again and finds what it did before, so that a run that was
/// cut off anywhere is finished by running it again.
/// </summary>
public sealed class BatchRun(
    WarehouseMigrator migrator,
    RawClaims claims,
    ClaimWork work,
    UnfinishedClaims unfinished,
    HistoryLoad history,
    MartBuild marts,
    Reconciliation reconciliation,
    SentCheck sent,
    RiskTableStep riskTables,
    IOptions<BatchOptions> options,
    TimeProvider time)
{
    /// <param name="say">Is told what was done, a line a step.</param>
    public async Task<BatchReport> RunAsync(BatchRequest request, Action<string> say, CancellationToken cancellationToken)
    {
        var interval = request.Interval;
        var runKey = BatchInterval.RunKeyOf(interval);
        var migrations = await migrator.ApplyAsync(cancellationToken);
        say($"schemas: {(migrations.Count == 0 ? "up to date" : string.Join(", ", migrations))}");
        var claim = await claims.ClaimAsync(runKey, await LandedAsync(interval, say, cancellationToken), cancellationToken);
        say($"claim {claim.Number}: {claim.Entries.Count} raw objects, {claim.Bytes} bytes");
        var summary = await work.DoAsync(claim, say, cancellationToken);
        await unfinished.FinishAsync(claim, interval.Start, say, cancellationToken);
        var past = request.HasHistory ? await history.RunAsync(say, cancellationToken) : [];
        var dbt = marts.HasProject ? await marts.RunAsync(request.Selection, Console.Error, cancellationToken) : (int?)null;
        say(dbt is { } code ? $"dbt build: exit code {code}" : "dbt build: left out, as DBT_PROJECT_DIR names no project");
        IReadOnlyList<Check> checks = [.. past, .. await reconciliation.RunAsync(runKey, summary, cancellationToken), .. await sent.RunAsync(runKey, interval, cancellationToken)];
        var isSound = checks.All(check => check.IsMet) && dbt is (null or 0);
        if (request.Selection is not null) say("risk tables: left to a run that builds all marts");
        else if (RiskTableStep.Program is not { } program) say("risk tables: left out, as VISA_SCORING names no program");
        else if (isSound) say($"risk tables: {await riskTables.RunAsync(program, say, cancellationToken)}");
        else say("risk tables: not published, as the checks before them failed");
        return new BatchReport(runKey, claim.Number, claim.Entries.Count, summary, dbt, checks);
    }

    /// <summary>Waits until all of the interval has arrived, and gives the time before which it was stored.</summary>
    private async Task<DateTimeOffset> LandedAsync(DataInterval interval, Action<string> say, CancellationToken cancellationToken)
    {
        var landed = interval.End + options.Value.Landing;
        var wait = landed - time.GetUtcNow();
        if (wait <= TimeSpan.Zero) return landed;
        say($"waiting until {landed:O}, when all of the interval has landed");
        await Task.Delay(wait, time, cancellationToken);
        return landed;
    }
}
