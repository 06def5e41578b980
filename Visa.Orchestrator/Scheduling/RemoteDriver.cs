using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Scheduling;

/// <summary>
/// Submits, looks at and stops remote jobs so that none is started twice: the token is committed before the call; after anything that may have been a submission the
/// service is asked for the token first; and a job that is not found is submitted again only when it can no longer be on its way.
/// </summary>
internal sealed class RemoteDriver(StepTransitions transitions, ICrashPoints crashes, SchedulingPace pace, TimeProvider time)
{
    private static readonly Backoff Unreachable = Backoff.Exponential(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>From a claim to a stored handle.</summary>
    public async Task StartAsync(StepRow step, Step definition, IRemoteCalls calls, RunRow run, Func<string> specify, CancellationToken cancellationToken)
    {
        string spec;
        try
        {
            spec = step.Spec ?? specify();
        }
#pragma warning disable CA1031 // Whatever the author's function throws is the step's failure.
        catch (Exception failure) when (failure is not NodeCrashedException)
#pragma warning restore CA1031
        {
            await transitions.EndAsync(step, StepEnd.Failed(FailureClass.Retryable, failure.Message), cancellationToken);
            return;
        }

        if (await transitions.IntendAsync(step, definition, run.RunKey, spec, cancellationToken) is { } intended)
        {
            await SubmitAsync(intended, calls, step.Token is null ? EarlierCall.None : EarlierCall.Refused, cancellationToken);
        }
    }

    public async Task SubmitAsync(StepRow step, IRemoteCalls calls, EarlierCall earlier, CancellationToken cancellationToken)
    {
        var token = new SubmitToken(step.Token!, step.IntentAt!.Value);
        string? handle;
        try
        {
            handle = earlier == EarlierCall.None ? null : await FindAsync(step, calls, token, cancellationToken);
            if (handle is null)
            {
                if (earlier == EarlierCall.Unknown && !await MaySubmitAgainAsync(step, calls, cancellationToken))
                {
                    return;
                }

                crashes.At("before submit");
                handle = await calls.SubmitAsync(token, step.Spec!, cancellationToken);
                crashes.At("after submit");
            }
        }
#pragma warning disable CA1031 // Sorted by class just below.
        catch (Exception failure) when (failure is not NodeCrashedException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await RefusedAsync(step, failure, cancellationToken);
            return;
        }

        await transitions.SubmittedAsync(step, handle, cancellationToken);
    }

    /// <summary>One look at a job, or another try to find, submit or stop it.</summary>
    public async Task LookAsync(StepRow step, IRemoteCalls calls, CancellationToken cancellationToken)
    {
        if (step.State == StepState.Submitting)
        {
            await SubmitAsync(step, calls, EarlierCall.Unknown, cancellationToken);
            return;
        }

        try
        {
            var handle = step.Handle ?? await HandleToStopAsync(step, calls, cancellationToken);
            if (handle is null)
            {
                return;
            }

            if (step.State == StepState.Cancelling)
            {
                crashes.At("before cancel");
                await calls.CancelAsync(handle, cancellationToken);
            }

            crashes.At("before describe");
            await FollowAsync(step, await calls.DescribeAsync(handle, cancellationToken), cancellationToken);
        }
#pragma warning disable CA1031 // A look that fails says nothing about the job: look again.
        catch (Exception failure) when (failure is not NodeCrashedException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var looks = step.UnreachableSince is { } since ? (int)Math.Log2(Math.Max(1, (time.GetUtcNow() - since).TotalSeconds)) + 1 : 1;
            await transitions.LookLaterAsync(step, Unreachable.After(looks, step.Title), failure.Message, isUnreachable: true, cancellationToken);
        }
    }

    private async Task FollowAsync(StepRow step, RemoteStatus<string> status, CancellationToken cancellationToken)
    {
        switch (status.State)
        {
            case RemoteState.Active:
                var age = time.GetUtcNow() - (step.StartedAt ?? time.GetUtcNow());
                await transitions.LookLaterAsync(step, pace.NextLook(age), status.Detail, isUnreachable: false, cancellationToken);
                break;
            case RemoteState.Succeeded:
                await transitions.EndAsync(step, StepEnd.Succeeded(status.Result ?? "null"), cancellationToken);
                break;
            case RemoteState.Cancelled:
                await transitions.EndAsync(step, StepEnd.Stopped($"Stopped at the service: {status.Error}"), cancellationToken);
                break;
            default:
                await transitions.EndAsync(step, StepEnd.Failed(status.Class, status.Error ?? status.Detail), cancellationToken);
                break;
        }
    }

    /// <summary>A step that is to stop and has no handle was perhaps submitted: look for the job until it cannot appear any more.</summary>
    private async Task<string?> HandleToStopAsync(StepRow step, IRemoteCalls calls, CancellationToken cancellationToken)
    {
        if (step.Token is not null && await FindAsync(step, calls, new SubmitToken(step.Token, step.IntentAt!.Value), cancellationToken) is { } found)
        {
            await transitions.SubmittedAsync(step, found, cancellationToken);
            return found;
        }

        if (step.Token is not null && !IsGraceOver(step, calls))
        {
            await transitions.ReconcileLaterAsync(step, calls.VisibilityGrace, restartsGrace: false, "looking for the job, to stop it", cancellationToken);
            return null;
        }

        await transitions.EndAsync(step, StepEnd.Stopped("Stopped before it was submitted."), cancellationToken);
        return null;
    }

    private async Task<string?> FindAsync(StepRow step, IRemoteCalls calls, SubmitToken token, CancellationToken cancellationToken)
    {
        crashes.At("before find");
        return await calls.FindAsync(token, step.Spec!, cancellationToken);
    }

    private async Task<bool> MaySubmitAgainAsync(StepRow step, IRemoteCalls calls, CancellationToken cancellationToken)
    {
        if (calls.TokenLifetime != TimeSpan.MaxValue && time.GetUtcNow() - step.IntentAt > calls.TokenLifetime)
        {
            await transitions.EndAsync(
                step, StepEnd.Failed(FailureClass.Indeterminate, $"Whether the job was submitted cannot be known: {calls.Service} has forgotten what is older than {calls.TokenLifetime}."), cancellationToken);
            return false;
        }

        if (IsGraceOver(step, calls))
        {
            return true;
        }

        await transitions.ReconcileLaterAsync(step, calls.VisibilityGrace, restartsGrace: false, "looking for the job, which may have been submitted", cancellationToken);
        return false;
    }

    private bool IsGraceOver(StepRow step, IRemoteCalls calls) => step.ReconcileSince is { } since && time.GetUtcNow() - since >= calls.VisibilityGrace;

    private async Task RefusedAsync(StepRow step, Exception failure, CancellationToken cancellationToken)
    {
        var failureClass = FailureClassification.Of(failure);
        if (failureClass == FailureClass.Transient)
        {
            await transitions.ReconcileLaterAsync(step, TimeSpan.FromSeconds(1), restartsGrace: true, failure.Message, cancellationToken);
            return;
        }

        await transitions.EndAsync(step, StepEnd.Failed(failureClass, failure.Message), cancellationToken);
    }
}
