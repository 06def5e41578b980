namespace Visa.Orchestrator.Steps;

/// <summary>A step as a class of its own, made from the services and testable alone.</summary>
public interface IStep<in TIn, TOut>
{
    Task<TOut> RunAsync(TIn input, StepContext context, CancellationToken cancellationToken);
}
