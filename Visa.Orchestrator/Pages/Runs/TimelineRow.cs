namespace Visa.Orchestrator.Pages.Runs;

/// <summary>A step's lane.</summary>
internal sealed record TimelineRow(long StepId, string Title, string Took, IReadOnlyList<TimelineBar> Bars);
