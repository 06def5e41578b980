using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

public sealed record GridCell(long StepId, StepState State, int Attempt, double? Seconds);
