using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Dags;

/// <summary>One node of the graph, as far as it is set up; the methods of <see cref="Step{T}"/> set it up further.</summary>
public abstract class Step
{
    private protected Step(string name, StepWork work)
    {
        Name = name;
        Work = work;
    }

    public string Name { get; }

    public StepWork Work { get; }

    public IReadOnlyList<Edge> Edges => EdgeList;

    public TriggerRule Rule { get; private protected set; } = TriggerRule.AllSuccess;

    /// <summary>How often it is tried again after a failure.</summary>
    public int Retries { get; private protected set; }

    public Backoff RetryBackoff { get; private protected set; } = Backoff.Exponential(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10));

    public string? Pool { get; private protected set; }

    public int PoolSlots { get; private protected set; } = 1;

    /// <summary>Of one attempt, from its start; null for none.</summary>
    public TimeSpan? AttemptTimeout { get; private protected set; }

    /// <summary>Of all attempts and waits, from when it could first start; null for none.</summary>
    public TimeSpan? TotalTimeout { get; private protected set; }

    /// <summary>Higher starts first.</summary>
    public int Priority { get; private protected set; }

    /// <summary>Whether the run may succeed although this step failed.</summary>
    public bool IsFailureAllowed { get; private protected set; }

    /// <summary>Whether work in this process may be started again when its process was lost.</summary>
    public bool IsRestartable { get; private protected set; } = true;

    /// <summary>The step whose list it runs once per item of.</summary>
    public Step? Over { get; private protected set; }

    /// <summary>What other DAGs may wait for.</summary>
    public string? Produces { get; private protected set; }

    private protected List<Edge> EdgeList { get; } = [];

    internal void AddEdge(Edge edge)
    {
        if (!EdgeList.Contains(edge))
        {
            EdgeList.Add(edge);
        }
    }
}
