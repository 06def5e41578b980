using System.Diagnostics;
using System.Diagnostics.Metrics;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;

namespace Visa.Orchestrator;

/// <summary>
/// One trace a run. .NET cannot go on with a span after a restart, so an attempt's span is written at its end with both its times; what runs here has a live one,
/// for its own calls to hang on.
/// </summary>
internal static class OrchestratorTelemetry
{
    public const string Name = "Visa.Orchestrator";
    private const string DagTag = "visa.dag";
    private const string RunKeyTag = "visa.run_key";
    private const string StepTag = "visa.step";
    private const string AttemptTag = "visa.attempt";
    private const string StateTag = "visa.state";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> DispatchLatency = Meter.CreateHistogram<double>(
        "visa.orchestrator.dispatch_latency", "s", "From when a step could start to when it did", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
        });

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("visa.orchestrator.steps", "{step}", "Attempts that ended");
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("visa.orchestrator.runs", "{run}", "Runs that ended");

    /// <summary>Counts the wait of a step that begins; looks at jobs elsewhere are not beginnings.</summary>
    public static void Started(StepRow step, DateTimeOffset now)
    {
        if (step.State is StepState.Running or StepState.Claimed && step.ReadyAt is { } ready && now >= ready)
        {
            DispatchLatency.Record((now - ready).TotalSeconds, new KeyValuePair<string, object?>(DagTag, step.Dag));
        }
    }

    public static Activity? StartStep(StepRow step, RunRow run)
    {
        var activity = Source.StartActivity($"step {step.Name}", ActivityKind.Internal, ParentOf(run));
        return Tag(activity, step, run);
    }

    public static void Ended(StepRow step, StepState state, StepEnd end, RunRow run, RunState? runState, DateTimeOffset now)
    {
        Steps.Add(1, new(DagTag, step.Dag), new(StateTag, state.ToString()));
        if (step.State != StepState.Running && step.StartedAt is { } started)
        {
            using var activity = Tag(Source.StartActivity($"step {step.Name}", ActivityKind.Client, ParentOf(run), startTime: started), step, run);
            activity?.SetTag(StateTag, state.ToString()).SetEndTime(now.UtcDateTime);
            if (end.Failure is not null)
            {
                activity?.SetStatus(ActivityStatusCode.Error, end.Error);
            }
        }

        if (runState is { } ended && ended.IsEnd())
        {
            Runs.Add(1, new(DagTag, run.Dag), new(StateTag, ended.ToString()));
            using var activity = Source.StartActivity($"run {run.Dag}", ActivityKind.Internal, ParentOf(run), startTime: run.CreatedAt);
            activity?.SetTag(DagTag, run.Dag).SetTag(RunKeyTag, run.RunKey).SetTag(StateTag, ended.ToString()).SetEndTime(now.UtcDateTime);
            activity?.SetStatus(ended == RunState.Succeeded ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }
    }

    private static Activity? Tag(Activity? activity, StepRow step, RunRow run) => activity?
        .SetTag(DagTag, step.Dag).SetTag(RunKeyTag, run.RunKey).SetTag(StepTag, step.Title).SetTag(AttemptTag, step.Attempt);

    private static ActivityContext ParentOf(RunRow run) => ActivityContext.TryParse(run.TraceParent, traceState: null, isRemote: true, out var parent) ? parent : default;
}
