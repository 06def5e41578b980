namespace Visa.Orchestrator.Steps;

/// <summary>Work in this process.</summary>
/// <param name="RunAsync">Gives the output as JSON.</param>
/// <param name="IsBranch">Whether the output is the label of the branch to take.</param>
public sealed record InProcessWork(Func<StepContext, CancellationToken, Task<string>> RunAsync, bool IsBranch = false, string Word = "run") : StepWork
{
    public override string Kind => IsBranch ? "branch" : Word;
}
