namespace Visa.Orchestrator.Pages.Runs;

/// <summary>A mark of the time axis; its place is from 0 to 1.</summary>
internal sealed record TimelineTick(double Left, string Label);
