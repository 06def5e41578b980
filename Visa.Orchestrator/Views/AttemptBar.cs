using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

/// <summary>When an attempt of a run's step went on, for the timeline.</summary>
public sealed record AttemptBar(long StepId, int Generation, int Attempt, StepState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);
