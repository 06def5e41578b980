namespace Visa.Orchestrator.Steps;

/// <summary>Where a step's lines and parts go while it works.</summary>
public interface IStepReport
{
    void Line(string line);

    void Part(StepPart part);
}
