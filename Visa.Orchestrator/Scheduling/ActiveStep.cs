using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Scheduling;

internal sealed class ActiveStep(StepRow step, StepReport report, CancellationTokenSource interrupt) : IDisposable
{
    public StepRow Step => step;

    public StepReport Report => report;

    public CancellationTokenSource Interrupt => interrupt;

    public Task Work { get; set; } = Task.CompletedTask;

    public void Dispose() => interrupt.Dispose();
}
