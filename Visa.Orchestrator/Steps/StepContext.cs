using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Steps;

/// <summary>What a step may know of its run, and where it may write what people should see.</summary>
public sealed class StepContext
{
    private readonly DataInterval? _interval;

    internal StepContext(RunIdentity run, string step, IReadOnlyDictionary<string, string> outputs, string? item, IServiceProvider services, IStepReport report)
    {
        Run = run;
        StepName = step;
        _interval = run.Interval;
        Outputs = outputs;
        ItemJson = item;
        Services = services;
        Report = report;
    }

    public RunIdentity Run { get; }

    public string StepName { get; }

    public string Dag => Run.Dag;

    /// <summary>The outputs of the steps that have ended, as JSON, by name.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IServiceProvider Services { get; }

    /// <exception cref="InvalidOperationException">The run covers no interval: it was started by hand or by data.</exception>
    public DataInterval Interval => _interval ?? throw new InvalidOperationException($"This run of '{Dag}' covers no interval. Start it for one.");

    internal string? ItemJson { get; }

    internal IStepReport Report { get; }

    /// <summary>What the step before gave.</summary>
    public T Output<T>(Step<T> step) => StepJson.Read<T>(
        Outputs.GetValueOrDefault(step.Name) ?? throw new InvalidOperationException($"Step '{StepName}' reads the output of '{step.Name}', which has none. Let it start after '{step.Name}' has succeeded."));

    /// <summary>The item of the list that this step runs for.</summary>
    public T Item<T>() => StepJson.Read<T>(ItemJson ?? throw new InvalidOperationException($"Step '{StepName}' is not mapped over a list."));

    /// <summary>The parameters that the run was started with, or the DAG's defaults.</summary>
    public T Parameters<T>() => StepJson.Read<T>(Run.Parameters ?? throw new InvalidOperationException($"This run of '{Dag}' has no parameters."));

    /// <summary>A line of the step's log.</summary>
    public void Log(string line) => Report.Line(line);

    /// <summary>A part of the step's work that people look at by itself, such as a dbt model; the same name again replaces it.</summary>
    public void Part(StepPart part) => Report.Part(part);

    /// <summary>A class with its constructor's arguments taken from the services.</summary>
    public T Create<T>() => ActivatorUtilities.CreateInstance<T>(Services);
}
