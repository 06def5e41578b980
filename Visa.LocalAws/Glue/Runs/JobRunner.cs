using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Glue.Transforms;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue.Runs;

/// <summary>
/// Takes runs in and works them off: within a job's limit at once, beyond it waiting or refused. A run that was at work when the process was
/// killed is FAILED at the next start; it is not begun again, as it may have written.
/// </summary>
internal sealed class JobRunner(GlueStore store, TransformEngine engine, IOptions<GlueOptions> options, TimeProvider time, ILogger<JobRunner> logger) : IHostedService, IDisposable
{
    private const string Killed = "The job run was interrupted: the service that ran it stopped.";

    private readonly SemaphoreSlim _turns = new(options.Value.Concurrency);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();
    private readonly CancellationTokenSource _stopping = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var run in store.Runs.Where(run => JobRunState.IsActive(run.State)))
            await EndAsync(run.Id, JobRunState.Failed, Killed);
        foreach (var run in store.Runs.Where(run => run.State == JobRunState.Waiting).Reverse())
            await StartWaitingAsync(run.JobName);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_tasks.Keys).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _turns.Dispose();
    }

    /// <summary>Throws EntityNotFoundException, ConcurrentRunsExceededException.</summary>
    public async Task<JobRun> SubmitAsync(string jobName, JobRunRequest request)
    {
        // Whether or not the caller still waits: a run that is written and not begun would hold its place for ever.
        var entry = await store.CommitAsync(() => new GlueEntry { Run = Admit(jobName, request) }, CancellationToken.None);
        if (entry.Run!.State == JobRunState.Starting)
            Begin(entry.Run);
        return entry.Run;
    }

    /// <summary>Asks a run to stop; it does so in its own time.</summary>
    /// <returns>The refusal in Glue's words; null when it was accepted.</returns>
    public async Task<(string Code, string Message)?> StopRunAsync(string jobName, string runId)
    {
        if (store.FindRun(runId) is not { } run || run.JobName != jobName)
            return ("JobRunNotFoundException", $"Job run {runId} not found.");
        if (JobRunState.IsOver(run.State))
            return ("JobRunNotInTerminalStateException", $"Job run {runId} is in state {run.State} and cannot be stopped.");
        if (run.State == JobRunState.Waiting)
        {
            await EndAsync(runId, JobRunState.Stopped, null);
            return null;
        }
        await store.ChangeRunAsync(runId, current => current with { State = JobRunState.Stopping });
        if (_running.TryGetValue(runId, out var running))
            await running.CancelAsync();
        return null;
    }

    private JobRun Admit(string jobName, JobRunRequest request)
    {
        var job = store.FindJob(jobName) ?? throw GlueStore.NotFound($"Failed to start job run due to missing metadata: job {jobName}");
        var active = store.Runs.Count(run => run.JobName == jobName && JobRunState.IsActive(run.State));
        var isQueuing = request.IsQueuing ?? job.IsQueuing;
        var isFull = active >= job.MaxConcurrentRuns;
        if (isFull && !isQueuing)
            throw new AwsException("ConcurrentRunsExceededException", $"Concurrent runs exceeded for {jobName}");
        var now = time.GetUtcNow();
        return new JobRun
        {
            Id = "jr_" + Guid.CreateVersion7().ToString("N") + Guid.NewGuid().ToString("N"),
            JobName = jobName,
            PreviousRunId = request.PreviousRunId,
            State = isFull ? JobRunState.Waiting : JobRunState.Starting,
            StateDetail = isFull ? $"Waiting for one of {job.MaxConcurrentRuns} concurrent runs of the job to end." : null,
            Arguments = request.Arguments,
            TimeoutMinutes = request.TimeoutMinutes ?? job.TimeoutMinutes,
            IsQueuing = isQueuing,
            StartedOn = now,
            LastModifiedOn = now,
        };
    }

    private void Begin(JobRun run)
    {
        var task = RunAsync(run);
        _tasks[task] = true;
        _ = task.ContinueWith(done => _tasks.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The top of a run's own task: whatever happens ends the run as FAILED, and is logged.")]
    private async Task RunAsync(JobRun run)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(run.TimeoutMinutes), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, timeout.Token);
        _running[run.Id] = stop;
        await Task.Yield();
        var from = time.GetTimestamp();
        var (state, error) = (JobRunState.Succeeded, (string?)null);
        try
        {
            from = await WorkAsync(run, either.Token);
        }
        catch (OperationCanceledException)
        {
            (state, error) = timeout.IsCancellationRequested
                ? (JobRunState.TimedOut, $"Job run exceeded its timeout of {run.TimeoutMinutes} minutes.")
                : _stopping.IsCancellationRequested ? (JobRunState.Failed, Killed) : (JobRunState.Stopped, null);
        }
        catch (TransformFailure failure)
        {
            (state, error) = (JobRunState.Failed, failure.Message);
        }
        catch (Exception exception)
        {
            logger.RunBroke(run.JobName, run.Id, exception);
            (state, error) = (JobRunState.Failed, $"The run broke: {exception.Message}");
        }
        _running.TryRemove(run.Id, out _);
        await EndAsync(run.Id, state, error, (int)Math.Ceiling(time.GetElapsedTime(from).TotalSeconds));
        await FollowUpAsync(run, state);
    }

    private async Task<long> WorkAsync(JobRun run, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            var from = time.GetTimestamp();
            await store.ChangeRunAsync(run.Id, current => current.State == JobRunState.Starting ? current with { State = JobRunState.Running } : current);
            var job = store.FindJob(run.JobName) ?? throw new TransformFailure($"The job {run.JobName} was deleted.");
            await engine.RunAsync(run.Id, JobArguments.Merge(job, run), store.LogPath(run.Id), cancellationToken);
            return from;
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task EndAsync(string id, string state, string? error, int seconds = 0)
    {
        var run = await store.ChangeRunAsync(id, current => current with
        {
            State = state,
            ErrorMessage = error,
            StateDetail = null,
            CompletedOn = time.GetUtcNow(),
            ExecutionTime = seconds,
        });
        logger.RunEnded(run.JobName, id, state);
    }

    private async Task FollowUpAsync(JobRun run, string state)
    {
        if (_stopping.IsCancellationRequested)
            return;
        if (state == JobRunState.Failed && store.FindJob(run.JobName) is { } job && run.Attempt < job.MaxRetries)
            await RetryAsync(run);
        await StartWaitingAsync(run.JobName);
    }

    private async Task RetryAsync(JobRun run)
    {
        var now = time.GetUtcNow();
        var attempt = run.Attempt + 1;
        var retry = run with
        {
            Id = $"{run.Id.Split("_attempt_")[0]}_attempt_{attempt}",
            Attempt = attempt,
            PreviousRunId = run.Id,
            State = JobRunState.Starting,
            StartedOn = now,
            LastModifiedOn = now,
        };
        await store.CommitAsync(() => new GlueEntry { Run = retry }, CancellationToken.None);
        Begin(retry);
    }

    /// <summary>Begins the runs that waited for a place, oldest first.</summary>
    private async Task StartWaitingAsync(string jobName)
    {
        while (store.FindJob(jobName) is { } job
            && store.Runs.Count(run => run.JobName == jobName && JobRunState.IsActive(run.State)) < job.MaxConcurrentRuns
            && store.Runs.LastOrDefault(run => run.JobName == jobName && run.State == JobRunState.Waiting) is { } next)
        {
            var begun = await store.ChangeRunAsync(next.Id, run => run.State == JobRunState.Waiting ? run with { State = JobRunState.Starting, StateDetail = null } : run);
            if (begun.State == JobRunState.Starting && !_running.ContainsKey(begun.Id))
                Begin(begun);
        }
    }
}
