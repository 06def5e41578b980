using Cronos;

namespace Visa.Orchestrator.Dags;

/// <summary>Collects a DAG's schedule and steps. A step can only name steps that exist already, so no cycle can be written.</summary>
public sealed class DagBuilder
{
    private readonly List<StepDefinition> _steps = [];

    internal IReadOnlyList<StepDefinition> Steps => _steps;

    internal CronExpression? Cron { get; private set; }

    internal TimeSpan StartDelay { get; private set; }

    internal int Retries { get; private set; }

    /// <summary>Intervals lie between consecutive occurrences of the expression, in UTC; six fields when it has seconds.</summary>
    public DagBuilder EveryInterval(string cron)
    {
        Cron = CronExpression.Parse(cron, cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard);
        return this;
    }

    /// <summary>How long after its interval's end a run starts, so that what belongs to the interval has arrived.</summary>
    public DagBuilder StartAfter(TimeSpan delay)
    {
        StartDelay = delay;
        return this;
    }

    /// <summary>How often a failed step is tried again before the run fails.</summary>
    public DagBuilder Retry(int times)
    {
        Retries = times;
        return this;
    }

    /// <summary>Adds a step that runs in this process.</summary>
    public StepDefinition Run(string name, Func<StepContext, CancellationToken, Task<string>> run, params StepDefinition[] after)
    {
        if (_steps.Any(step => step.Name == name))
        {
            throw new InvalidOperationException($"Two steps are called '{name}'. Give each step of a DAG a name of its own.");
        }

        if (after.FirstOrDefault(step => !_steps.Contains(step)) is { } foreign)
        {
            throw new InvalidOperationException($"Step '{name}' waits for '{foreign.Name}', which is a step of another DAG.");
        }

        var definition = new StepDefinition(name, run, [.. after.Select(step => step.Name)]);
        _steps.Add(definition);
        return definition;
    }
}
