using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Steps;

/// <summary>Puts other work in the place of a step's own, for tests.</summary>
public interface IStepWorks
{
    /// <returns>Work of the same kind; the step's own when nothing takes its place.</returns>
    StepWork WorkOf(string dag, Step step);
}
