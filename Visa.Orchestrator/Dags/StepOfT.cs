using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Dags;

/// <summary>A step that gives a <typeparamref name="T"/> to the steps after it.</summary>
public sealed class Step<T> : Step
{
    internal Step(string name, StepWork work)
        : base(name, work)
    {
    }

    /// <summary>Starts after these, whether or not their outputs are used.</summary>
    public Step<T> After(params Edge[] edges)
    {
        foreach (var edge in edges)
        {
            AddEdge(edge);
        }

        return this;
    }

    /// <summary>The edge that is taken when a branching step chose this label.</summary>
    public Edge When(string label) => new(this, label);

    public Step<T> On(TriggerRule rule) => Set(() => Rule = rule);

    public Step<T> Retry(int times, Backoff? backoff = null) => Set(() => (Retries, RetryBackoff) = (times, backoff ?? RetryBackoff));

    /// <summary>Holds slots of the pool from its claim to its end, a remote job's time included: the pool protects the remote side.</summary>
    public Step<T> InPool(string pool, int slots = 1) => Set(() => (Pool, PoolSlots) = (pool, slots));

    public Step<T> Timeout(TimeSpan attempt, TimeSpan? total = null) => Set(() => (AttemptTimeout, TotalTimeout) = (attempt, total));

    public Step<T> WithPriority(int priority) => Set(() => Priority = priority);

    public Step<T> AllowFailure() => Set(() => IsFailureAllowed = true);

    /// <summary>The work must not be started again when its process was lost: the step fails instead.</summary>
    public Step<T> NotRestartable() => Set(() => IsRestartable = false);

    /// <summary>Marks the asset as updated when the step succeeds.</summary>
    public Step<T> Updates(string asset) => Set(() => Produces = asset);

    internal Step<T> MapOver(Step list)
    {
        AddEdge(list);
        return Set(() => Over = list);
    }

    private Step<T> Set(Action change)
    {
        change();
        return this;
    }
}
