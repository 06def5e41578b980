using Amazon.Glue;
using Amazon.Glue.Model;

namespace Visa.Orchestrator.Remote.Glue;

/// <summary>
/// Runs Glue jobs. StartJobRun has no token, so ours rides as an argument and is looked for in the job's runs. The client must not retry by itself
/// (<see cref="Amazon.Runtime.ClientConfig.MaxErrorRetry"/> = 0): a repeated StartJobRun is a second run.
/// </summary>
public sealed class GlueJob(IAmazonGlue glue) : IRemoteJob<GlueJobSpec, GlueJobHandle, GlueJobResult>
{
    public const string TokenArgument = "--visa-token";
    private const int PagesAtMost = 10;
    private const int RunsPerPage = 200;

    /// <summary>The service's clock and ours may differ by this much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public string Service => "glue";

    public TimeSpan VisibilityGrace => TimeSpan.FromSeconds(30);

    /// <summary>For so long Glue keeps runs.</summary>
    public TimeSpan TokenLifetime => TimeSpan.FromDays(90);

    /// <summary>Reads the job's runs, newest first, back to the intent; of several with our token one that is active goes before one that succeeded.</summary>
    public async ValueTask<GlueJobHandle?> FindAsync(SubmitToken token, GlueJobSpec spec, CancellationToken cancellationToken)
    {
        var oldest = (token.IntendedAt - ClockSkew).UtcDateTime;
        var found = new List<JobRun>();
        string? next = null;
        for (var page = 0; page < PagesAtMost; page++)
        {
            var runs = await glue.GetJobRunsAsync(new GetJobRunsRequest { JobName = spec.JobName, MaxResults = RunsPerPage, NextToken = next }, cancellationToken);
            found.AddRange((runs.JobRuns ?? []).Where(run => run.Arguments?.GetValueOrDefault(TokenArgument) == token.Value));
            next = runs.NextToken;
            if (next is null || runs.JobRuns is not { Count: > 0 } || runs.JobRuns[^1].StartedOn < oldest)
            {
                break;
            }
        }

        var best = found.OrderBy(run => StateOf(run.JobRunState) switch { RemoteState.Active => 0, RemoteState.Succeeded => 1, _ => 2 }).FirstOrDefault();
        return best is null ? null : new GlueJobHandle(spec.JobName, best.Id);
    }

    public async ValueTask<GlueJobHandle> SubmitAsync(SubmitToken token, GlueJobSpec spec, CancellationToken cancellationToken)
    {
        var request = new StartJobRunRequest
        {
            JobName = spec.JobName,
            Arguments = new Dictionary<string, string>(spec.Arguments) { [TokenArgument] = token.Value },
            Timeout = spec.TimeoutMinutes,
            NumberOfWorkers = spec.NumberOfWorkers,
            WorkerType = spec.WorkerType is null ? null : new WorkerType(spec.WorkerType),
            JobRunQueuingEnabled = spec.MayQueue,
        };
        var run = await glue.StartJobRunAsync(request, cancellationToken);
        return new GlueJobHandle(spec.JobName, run.JobRunId);
    }

    public async ValueTask<RemoteStatus<GlueJobResult>> DescribeAsync(GlueJobHandle handle, CancellationToken cancellationToken)
    {
        var answer = await glue.GetJobRunAsync(new GetJobRunRequest { JobName = handle.JobName, RunId = handle.RunId }, cancellationToken);
        var run = answer.JobRun;
        var detail = run.JobRunState?.Value ?? "";
        return StateOf(run.JobRunState) switch
        {
            RemoteState.Succeeded => RemoteStatus<GlueJobResult>.Succeeded(detail, new GlueJobResult(handle.JobName, handle.RunId, run.ExecutionTime ?? 0, run.DPUSeconds ?? 0)),
            RemoteState.Cancelled => RemoteStatus<GlueJobResult>.Cancelled(detail, run.ErrorMessage ?? "The run was stopped."),
            RemoteState.Failed => RemoteStatus<GlueJobResult>.Failed(detail, run.ErrorMessage ?? $"Glue ended the run as {detail}."),
            _ => RemoteStatus<GlueJobResult>.Active(run.StateDetail is null ? detail : $"{detail}: {run.StateDetail}"),
        };
    }

    public async ValueTask CancelAsync(GlueJobHandle handle, CancellationToken cancellationToken) =>
        await glue.BatchStopJobRunAsync(new BatchStopJobRunRequest { JobName = handle.JobName, JobRunIds = [handle.RunId] }, cancellationToken);

    /// <summary>A state that we do not know is one that has not ended.</summary>
    private static RemoteState StateOf(JobRunState? state) => state?.Value switch
    {
        "SUCCEEDED" => RemoteState.Succeeded,
        "STOPPED" => RemoteState.Cancelled,
        "FAILED" or "TIMEOUT" or "ERROR" or "EXPIRED" => RemoteState.Failed,
        _ => RemoteState.Active,
    };
}
