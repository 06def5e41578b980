using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

public sealed record AttemptView(
    int Generation, int Attempt, StepState State, string Node, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Token, string? Handle, string? Error, FailureClass? FailureClass);
