using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Lab;

/// <summary>
/// A service outside that outlives the scheduler: it lists jobs only some time after they were submitted, may lose its answers, may be full, and counts what was submitted. Without
/// tokens (as Glue) each submission is a job; with tokens (as ECS) the same token is the same job.
/// </summary>
public sealed class LabService(TimeProvider time, string step) : IRemoteCalls
{
    private readonly Lock _gate = new();
    private readonly List<LabJob> _jobs = [];
    private readonly Queue<LabPlan> _plans = [];
    private readonly Queue<Exception?> _answers = [];

    public string Service => "lab";

    public TimeSpan VisibilityGrace { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(90);

    public bool HonoursTokens { get; set; }

    /// <summary>How long after its submission a job is listed.</summary>
    public TimeSpan ListedAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What becomes of jobs for which nothing else was planned.</summary>
    public LabPlan Usually { get; set; } = LabPlan.Succeeds(TimeSpan.FromMinutes(2));

    public IReadOnlyList<LabJob> Jobs
    {
        get
        {
            lock (_gate)
            {
                return [.. _jobs];
            }
        }
    }

    /// <summary>Submissions beyond the first of each token: must be 0.</summary>
    public int Duplicates => Jobs.Count - Jobs.Select(job => job.Token).Distinct().Count();

    public LabService Then(LabPlan plan)
    {
        _plans.Enqueue(plan);
        return this;
    }

    /// <summary>The next call to submit takes the job and loses the answer.</summary>
    public LabService LosesAnswer() => Answers(new HttpRequestException("The connection was lost before the answer."));

    /// <summary>The next call to submit is refused: too many at once.</summary>
    public LabService IsFull() => Answers(new RemoteJobException(FailureClass.Throttled, "too many at once"));

    public Task<string?> FindAsync(SubmitToken token, string spec, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            return Task.FromResult(_jobs.Find(job => job.Token == token.Value && job.SubmittedAt + ListedAfter <= now)?.Id is { } id ? StepJson.Write(id) : null);
        }
    }

    public Task<string> SubmitAsync(SubmitToken token, string spec, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var lost = _answers.Count > 0 ? _answers.Dequeue() : null;
            if (lost is RemoteJobException)
            {
                throw lost;
            }

            var job = HonoursTokens ? _jobs.Find(known => known.Token == token.Value) : null;
            if (job is null)
            {
                job = new LabJob($"{step}-{_jobs.Count + 1}", token.Value, spec, time.GetUtcNow(), _plans.Count > 0 ? _plans.Dequeue() : Usually);
                _jobs.Add(job);
            }

            return lost is null ? Task.FromResult(StepJson.Write(job.Id)) : throw lost;
        }
    }

    public Task<RemoteStatus<string>> DescribeAsync(string handle, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var job = _jobs.Find(known => known.Id == StepJson.Read<string>(handle))!;
            return Task.FromResult(job switch
            {
                { IsStopped: true } => RemoteStatus<string>.Cancelled("STOPPED", "stopped"),
                _ when time.GetUtcNow() < job.SubmittedAt + job.Plan.Duration => RemoteStatus<string>.Active("RUNNING"),
                { Plan.Error: { } error } => RemoteStatus<string>.Failed("FAILED", error, job.Plan.Class),
                _ => RemoteStatus<string>.Succeeded("SUCCEEDED", job.Plan.Output ?? "null"),
            });
        }
    }

    public Task CancelAsync(string handle, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var job = _jobs.Find(known => known.Id == StepJson.Read<string>(handle))!;
            job.IsStopped |= time.GetUtcNow() < job.SubmittedAt + job.Plan.Duration;
        }

        return Task.CompletedTask;
    }

    private LabService Answers(Exception instead)
    {
        _answers.Enqueue(instead);
        return this;
    }
}
