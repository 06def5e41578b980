using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>
/// Every change of a step that is held. Each is one transaction that names the epoch under which the step was got; when it finds another, it changes nothing and says so, and
/// the caller touches nothing outside either.
/// </summary>
public sealed class StepTransitions(IDatabase database, DagCatalogue dags, NodeIdentity node, SchedulingPace pace, TimeProvider time)
{
    /// <summary>How often a step may lose its process without using up retries.</summary>
    private const int LossesAtMost = 3;

    private static readonly Backoff ThrottleBackoff = Backoff.Exponential(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2));

    /// <summary>Commits the token and what will be submitted, before the service is asked.</summary>
    /// <returns>The step as it is now; null when it is no longer ours.</returns>
    public Task<StepRow?> IntendAsync(StepRow step, Step definition, string runKey, string spec, CancellationToken cancellationToken) =>
        database.WriteAsync("intend submission", async session =>
        {
            // A throttled submission goes on with its token; anything else is a new attempt.
            var attempt = step.Token is null ? step.Attempt + 1 : step.Attempt;
            var token = step.Token ?? SubmitToken.ValueOf(step.Dag, runKey, step.Name, step.MapIndex, step.Generation, attempt);
            var intent = step.IntentAt?.UtcTicks ?? session.Now;
            var timeout = definition.AttemptTimeout is { } limit ? session.Now + limit.Ticks : (long?)null;
            var changed = await session.ExecuteAsync(
                """
                UPDATE step SET state = 4, attempt = @attempt, token = @token, intent_at = @intent, spec = @spec, handle = NULL, reconcile_since = NULL,
                    started_at = @at, timeout_at = @timeout WHERE id = @id AND epoch = @epoch AND state = 2
                """,
                ("@attempt", attempt), ("@token", token), ("@intent", intent), ("@spec", spec), ("@at", session.Now), ("@timeout", timeout), ("@id", step.Id), ("@epoch", step.Epoch));
            if (changed == 0)
            {
                return null;
            }

            await BeginAttemptAsync(session, step.Id, step.Generation, attempt, node.Instance, StepState.Submitting, token);
            return step with
            {
                State = StepState.Submitting, Attempt = attempt, Token = token, IntentAt = new DateTimeOffset(intent, TimeSpan.Zero), Spec = spec, Handle = null,
                ReconcileSince = null, StartedAt = new DateTimeOffset(session.Now, TimeSpan.Zero),
            };
        }, cancellationToken);

    /// <summary>The service has the job. A step that was asked to stop meanwhile keeps its state, so that the job is stopped.</summary>
    public Task<bool> SubmittedAsync(StepRow step, string handle, CancellationToken cancellationToken) => database.WriteAsync("keep handle", async session =>
    {
        var changed = await session.ExecuteAsync(
            "UPDATE step SET state = CASE WHEN state = 4 THEN 5 ELSE state END, handle = @handle, reconcile_since = NULL, next_poll_at = @next WHERE id = @id AND epoch = @epoch AND state IN (4, 6)",
            ("@handle", handle), ("@next", session.Now + pace.RemotePoll.Ticks), ("@id", step.Id), ("@epoch", step.Epoch));
        await session.ExecuteAsync(
            "UPDATE attempt SET handle = @handle, state = 5 WHERE step_id = @id AND generation = @generation AND attempt = @attempt AND ended_at IS NULL",
            ("@handle", handle), ("@id", step.Id), ("@generation", step.Generation), ("@attempt", step.Attempt));
        return changed > 0;
    }, cancellationToken);

    /// <summary>Whether the service has the job is not known: look for it again later, and submit again only when it cannot be on its way any more.</summary>
    public Task<bool> ReconcileLaterAsync(StepRow step, TimeSpan wait, bool restartsGrace, string detail, CancellationToken cancellationToken) =>
        database.WriteAsync("reconcile later", async session => await session.ExecuteAsync(
            "UPDATE step SET reconcile_since = CASE WHEN @restart = 1 THEN @at ELSE COALESCE(reconcile_since, @at) END, next_poll_at = @next, detail = @detail WHERE id = @id AND epoch = @epoch AND state IN (4, 6)",
            ("@restart", restartsGrace), ("@at", session.Now), ("@next", session.Now + wait.Ticks), ("@detail", detail), ("@id", step.Id), ("@epoch", step.Epoch)) > 0, cancellationToken);

    /// <summary>Nothing new: look again later.</summary>
    public Task<bool> LookLaterAsync(StepRow step, TimeSpan wait, string detail, bool isUnreachable, CancellationToken cancellationToken) =>
        database.WriteAsync("look later", async session =>
        {
            var changed = await session.ExecuteAsync(
                """
                UPDATE step SET next_poll_at = @next, detail = @detail, unreachable_since = CASE WHEN @unreachable = 1 THEN COALESCE(unreachable_since, @at) ELSE NULL END
                WHERE id = @id AND epoch = @epoch AND state IN (5, 6)
                """,
                ("@next", session.Now + wait.Ticks), ("@detail", detail), ("@unreachable", isUnreachable), ("@at", session.Now), ("@id", step.Id), ("@epoch", step.Epoch));
            if (changed > 0 && isUnreachable && step.UnreachableSince is { } since && IsJustOver(session.Now - since.UtcTicks, wait))
            {
                await Alerts.RaiseAsync(session, step.Dag, step.RunId, step.Title, "unreachable", $"The job of '{step.Title}' could not be looked at for {pace.AlertAfter}: {detail}");
            }

            return changed > 0;
        }, cancellationToken);

    /// <summary>Ends the attempt, and decides from how it ended and from what was asked meanwhile where the step goes; its run goes on in the same transaction.</summary>
    /// <returns>The step's state now; null when it is no longer ours.</returns>
    public Task<StepState?> EndAsync(StepRow step, StepEnd end, CancellationToken cancellationToken)
    {
        var dag = dags.Find(step.Dag) ?? throw new InvalidOperationException($"DAG '{step.Dag}' is not of this binary.");
        return EndAsync(dag, step, end, cancellationToken);
    }

    private async Task<StepState?> EndAsync(DagDefinition dag, StepRow step, StepEnd end, CancellationToken cancellationToken)
    {
        var ended = await database.WriteAsync("end step", async session =>
        {
            var run = await session.FirstAsync($"SELECT {RunRow.Columns} FROM run r WHERE r.id = @run{{lock}}", RunRow.Read, ("@run", step.RunId));
            var current = await session.FirstAsync($"SELECT {StepRow.Columns} FROM step s WHERE s.id = @id AND s.epoch = @epoch AND s.state IN (2, 3, 4, 5, 6)", StepRow.Read, ("@id", step.Id), ("@epoch", step.Epoch));
            if (run is null || current is null)
            {
                return ((StepState State, StepEnd End, RunRow Run, RunState? RunState)?)null;
            }

            var (state, actual) = StepOutcomes.Decide(current, dag.Find(step.Name)!, end, LossesAtMost);
            await WriteAttemptAsync(session, current, state, actual);
            await WriteStepAsync(session, current, dag.Find(step.Name)!, state, actual);
            if (state == StepState.Succeeded && dag.Find(step.Name)!.Produces is { } asset)
            {
                await session.ExecuteAsync(
                    "INSERT INTO asset_event (asset, dag, run_key, step, at) SELECT @asset, r.dag, r.run_key, @step, @at FROM run r WHERE r.id = @run",
                    ("@asset", asset), ("@step", step.Name), ("@at", session.Now), ("@run", step.RunId));
            }

            var runState = state.IsEnd() || state == StepState.Waiting ? await RunProgress.AdvanceAsync(session, dag, run) : null;
            return (state, actual, run, runState);
        }, cancellationToken);
        if (ended is { } change)
        {
            OrchestratorTelemetry.Ended(step, change.State, change.End, change.Run, change.RunState, time.GetUtcNow());
            await database.SignalAsync(cancellationToken);
        }

        return ended?.State;
    }

    internal static Task BeginAttemptAsync(Session session, long stepId, int generation, int attempt, string node, StepState state, string? token) => session.ExecuteAsync(
        """
        INSERT INTO attempt (step_id, generation, attempt, node, started_at, state, token) VALUES (@step, @generation, @attempt, @node, @at, @state, @token)
        ON CONFLICT (step_id, generation, attempt) DO UPDATE SET node = excluded.node, state = excluded.state
        """,
        ("@step", stepId), ("@generation", generation), ("@attempt", attempt), ("@node", node), ("@at", session.Now), ("@state", state), ("@token", token));

    private static async Task WriteAttemptAsync(Session session, StepRow step, StepState state, StepEnd end)
    {
        if (state == StepState.Throttled)
        {
            return;
        }

        var attemptState = end.Failure is not null ? (state == StepState.Cancelled ? state : StepState.Failed) : end.IsSkipped ? StepState.Skipped : StepState.Succeeded;
        await session.ExecuteAsync(
            "UPDATE attempt SET ended_at = @at, state = @state, output = @output, error = @error, failure_class = @class WHERE step_id = @id AND generation = @generation AND attempt = @attempt",
            ("@at", session.Now), ("@state", attemptState), ("@output", end.Output), ("@error", end.Error), ("@class", end.Failure), ("@id", step.Id), ("@generation", step.Generation), ("@attempt", step.Attempt));
    }

    private static Task<int> WriteStepAsync(Session session, StepRow step, Step definition, StepState state, StepEnd end)
    {
        var isThrottled = state == StepState.Throttled;
        var isLoss = end.Failure == FailureClass.Lost && state == StepState.Ready;
        var isFailure = state == StepState.UpForRetry;
        var wait = state switch
        {
            StepState.UpForRetry => definition.RetryBackoff.After(step.Failures + 1, $"{step.RunId}|{step.Title}"),
            StepState.Throttled => ThrottleBackoff.After(step.Throttles + 1, $"{step.RunId}|{step.Title}"),
            _ => TimeSpan.Zero,
        };
        var isOpen = !state.IsEnd();
        return session.ExecuteAsync(
            """
            UPDATE step SET state = @state, epoch = epoch + 1, not_before = @before, ready_at = CASE WHEN @open = 1 THEN @before ELSE ready_at END, ended_at = @ended,
                output = @output, error = @error, failure_class = @class, failures = failures + @failure, losses = losses + @loss, throttles = throttles + @throttle,
                generation = generation + @again, lease_node = NULL, lease_until = 0, timeout_at = NULL, reconcile_since = NULL, unreachable_since = NULL, stop_reason = NULL,
                token = CASE WHEN @throttle = 1 THEN token ELSE NULL END, intent_at = CASE WHEN @throttle = 1 THEN intent_at ELSE NULL END, spec = CASE WHEN @throttle = 1 OR @open = 0 THEN spec ELSE NULL END,
                handle = CASE WHEN @open = 1 THEN NULL ELSE handle END
            WHERE id = @id
            """,
            ("@state", state), ("@before", session.Now + wait.Ticks), ("@open", isOpen), ("@ended", isOpen ? null : session.Now), ("@output", end.Output), ("@error", end.Error), ("@class", end.Failure),
            ("@failure", isFailure ? 1 : 0), ("@loss", isLoss ? 1 : 0), ("@throttle", isThrottled ? 1 : 0), ("@again", state == StepState.Waiting ? 1 : 0), ("@id", step.Id));
    }

    /// <summary>Whether the time limit of an alert lies within the last wait, so that it is raised once.</summary>
    private bool IsJustOver(long ticks, TimeSpan wait) => ticks >= pace.AlertAfter.Ticks && ticks - wait.Ticks < pace.AlertAfter.Ticks;
}
