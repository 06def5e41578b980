using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Dags;

/// <summary>Collects a DAG's schedule and steps. A step can only name steps that exist already, so no cycle can be written.</summary>
public sealed class DagBuilder
{
    private readonly List<Step> _steps = [];

    internal DagPlan Plan { get; } = new();

    internal IReadOnlyList<Step> Steps => _steps;

    /// <summary>A run for each interval between consecutive occurrences of the expression in the zone; six fields when it has seconds.</summary>
    /// <param name="startAfter">How long after an interval's end its run starts, so that what belongs to the interval has arrived.</param>
    public DagBuilder EveryInterval(string cron, string zone = "UTC", TimeSpan? startAfter = null)
    {
        Plan.Schedule = Schedule.Parse(cron, zone, startAfter ?? TimeSpan.Zero);
        return this;
    }

    /// <summary>A run when each of these assets was updated since the last one.</summary>
    public DagBuilder WhenUpdated(params string[] assets)
    {
        Plan.Assets = assets;
        return this;
    }

    public DagBuilder Catchup(Catchup catchup)
    {
        Plan.Catchup = catchup;
        return this;
    }

    public DagBuilder Overlap(Overlap overlap)
    {
        Plan.Overlap = overlap;
        return this;
    }

    /// <summary>Raises an alert when a run has not ended by then; the run goes on.</summary>
    public DagBuilder Deadline(TimeSpan after, DeadlineFrom from = DeadlineFrom.IntervalEnd)
    {
        Plan.Deadline = after;
        Plan.DeadlineFrom = from;
        return this;
    }

    /// <summary>Ends a run as failed, and stops its jobs, when it has taken so long.</summary>
    public DagBuilder RunTimeout(TimeSpan timeout)
    {
        Plan.RunTimeout = timeout;
        return this;
    }

    /// <summary>In words, for the list of DAGs.</summary>
    public DagBuilder Describe(string description)
    {
        Plan.Description = description;
        return this;
    }

    /// <summary>Who answers for it, such as a team; shown in the list of DAGs.</summary>
    public DagBuilder OwnedBy(string owner)
    {
        Plan.Owner = owner;
        return this;
    }

    /// <summary>Starts paused when it is first seen.</summary>
    public DagBuilder StartPaused()
    {
        Plan.StartsPaused = true;
        return this;
    }

    /// <summary>Declares that a manual run takes parameters, and their defaults.</summary>
    public DagBuilder Parameters<T>(T defaults)
    {
        Plan.DefaultParameters = StepJson.Write(defaults);
        return this;
    }

    /// <summary>Work in this process. After a crash it may be started again, so it must be idempotent.</summary>
    public Step<T> Run<T>(string name, Func<StepContext, CancellationToken, Task<T>> run) =>
        Add<T>(name, new InProcessWork(async (context, cancellationToken) => StepJson.Write(await run(context, cancellationToken))));

    public Step<T> Run<TIn, T>(string name, Step<TIn> from, Func<TIn, StepContext, CancellationToken, Task<T>> run) =>
        Run(name, (context, cancellationToken) => run(context.Output(from), context, cancellationToken)).After(from);

    public Step<T> Run<TFirst, TSecond, T>(
        string name, Step<TFirst> first, Step<TSecond> second, Func<TFirst, TSecond, StepContext, CancellationToken, Task<T>> run) =>
        Run(name, (context, cancellationToken) => run(context.Output(first), context.Output(second), context, cancellationToken)).After(first, second);

    /// <summary>Work in this process by a class of its own, made from the services.</summary>
    public Step<T> Run<TStep, TIn, T>(string name, Step<TIn> from)
        where TStep : IStep<TIn, T> =>
        Run(name, from, (input, context, cancellationToken) => context.Create<TStep>().RunAsync(input, context, cancellationToken));

    /// <summary>Chooses a label; of the steps after it only those whose edge has the label, or none, start. See <see cref="Step{T}.When"/>.</summary>
    public Step<string> Branch(string name, Func<StepContext, CancellationToken, Task<string>> choose) =>
        Add<string>(name, new InProcessWork(async (context, cancellationToken) => StepJson.Write(await choose(context, cancellationToken)), IsBranch: true));

    public Step<string> Branch<TIn>(string name, Step<TIn> from, Func<TIn, string> choose) =>
        Branch(name, (context, _) => Task.FromResult(choose(context.Output(from)))).After(from);

    /// <summary>Runs once per item of the list, each with its own attempts; its output is the list of theirs.</summary>
    public Step<IReadOnlyList<T>> Map<TItem, T>(string name, Step<IReadOnlyList<TItem>> over, Func<TItem, StepContext, CancellationToken, Task<T>> run) =>
        Add<IReadOnlyList<T>>(name, new InProcessWork(async (context, cancellationToken) =>
            StepJson.Write(await run(context.Item<TItem>(), context, cancellationToken)))).MapOver(over);

    /// <summary>Work that another system does.</summary>
    /// <param name="job">The adapter, made from the services.</param>
    /// <param name="spec">What to run, from the run's context; a pure function.</param>
    public Step<TResult> Remote<TSpec, THandle, TResult>(string name, Func<IServiceProvider, IRemoteJob<TSpec, THandle, TResult>> job, Func<StepContext, TSpec> spec)
        where THandle : class => Add<TResult>(name, new RemoteWork<TSpec, THandle, TResult>(job, spec));

    /// <summary>Waits for something without holding a thread: looks, and looks again later.</summary>
    public Step<T> WaitFor<T>(string name, TimeSpan every, Func<StepContext, CancellationToken, Task<SensorAnswer<T>>> look) =>
        Add<T>(name, new SensorWork(every, async (context, cancellationToken) => (await look(context, cancellationToken)).ToUntyped()));

    internal Step<T> Add<T>(string name, StepWork work)
    {
        if (_steps.Exists(step => step.Name == name))
        {
            throw new InvalidOperationException($"Two steps are called '{name}'. Give each step of a DAG a name of its own.");
        }

        var step = new Step<T>(name, work);
        _steps.Add(step);
        return step;
    }
}
