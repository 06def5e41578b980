using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

/// <summary>A step of a run, as the graph and the timeline show it: its wait is from ready to started, its work from started to ended.</summary>
public sealed record StepView(
    long Id, string Name, int MapIndex, string Kind, StepState State, int Generation, int Attempt, DateTimeOffset? ReadyAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    string? Pool, string? Detail, string? Error, IReadOnlyList<string> After);
