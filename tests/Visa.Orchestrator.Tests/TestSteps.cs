using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Views;

namespace Visa.Orchestrator.Tests;

internal static class TestSteps
{
    public static Step<int> Nothing(this DagBuilder dag, string name = "nothing") => dag.Run(name, (_, _) => Task.FromResult(0));

    public static Step<T> Gives<T>(this DagBuilder dag, string name, T value) => dag.Run(name, (_, _) => Task.FromResult(value));

    public static Step<int> Throws(this DagBuilder dag, string name, string message = "no") => dag.Run<int>(name, (_, _) => throw new StepFailedException(message));

    /// <summary>A job that only a lab's service takes.</summary>
    public static Step<string> Job(this DagBuilder dag, string name) =>
        dag.Remote<string, string, string>(name, _ => throw new InvalidOperationException("Only a lab's service takes it."), context => $"{context.StepName} of {context.Run.RunKey}");

    public static StepView Step(this RunView run, string name, int mapIndex = -1) => run.Steps.Single(step => step.Name == name && step.MapIndex == mapIndex);
}
