using Microsoft.EntityFrameworkCore;
using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Runs;

/// <summary>Runs and steps in the database. Every change is committed before its effect is relied on.</summary>
public sealed class RunStore(IDbContextFactory<RunDatabase> databases, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Database.EnsureCreatedAsync(cancellationToken);
    }

    /// <summary>Opens the run of an interval unless it exists.</summary>
    public async Task OpenAsync(DagDefinition dag, DataInterval interval, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Runs.AnyAsync(run => run.Dag == dag.Name && run.RunKey == interval.RunKey, cancellationToken))
        {
            return;
        }

        database.Runs.Add(new RunRow
        {
            Dag = dag.Name,
            RunKey = interval.RunKey,
            IntervalStart = interval.Start.UtcDateTime,
            IntervalEnd = interval.End.UtcDateTime,
            StartedAt = Now,
            Steps = [.. dag.Steps.Select(step => new StepRow { Name = step.Name })],
        });
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Runs that have not ended, oldest first; after a crash these are the ones to take up again.</summary>
    public async Task<IReadOnlyList<RunRow>> UnfinishedAsync(string dag, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Runs.AsNoTracking().Include(run => run.Steps)
            .Where(run => run.Dag == dag && run.State == RunState.Running)
            .OrderBy(run => run.IntervalStart)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RunRow>> LatestAsync(int count, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Runs.AsNoTracking().Include(run => run.Steps)
            .OrderByDescending(run => run.IntervalStart).ThenBy(run => run.Dag)
            .Take(count)
            .ToListAsync(cancellationToken);
    }

    public Task StartStepAsync(StepRow step, CancellationToken cancellationToken) =>
        ChangeStepAsync(step, row =>
        {
            row.State = StepState.Running;
            row.Attempts++;
            row.StartedAt ??= Now;
        }, cancellationToken);

    public Task EndStepAsync(StepRow step, StepState state, string? output, string? error, CancellationToken cancellationToken) =>
        ChangeStepAsync(step, row =>
        {
            row.State = state;
            row.Output = output;
            row.Error = error;
            row.EndedAt = Now;
        }, cancellationToken);

    public async Task EndRunAsync(RunRow run, RunState state, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Runs.Where(row => row.Id == run.Id && row.State == RunState.Running).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.State, state).SetProperty(r => r.EndedAt, Now), cancellationToken);
        run.State = state;
    }

    private async Task ChangeStepAsync(StepRow step, Action<StepRow> change, CancellationToken cancellationToken)
    {
        change(step);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Update(step);
        await database.SaveChangesAsync(cancellationToken);
    }
}
