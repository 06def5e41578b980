using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Pages.Runs;

/// <summary>A stretch of a step's time.</summary>
/// <param name="State">Of the attempt; null while the step was ready and waited.</param>
/// <param name="Left">From 0 to 1, of the whole timeline.</param>
internal sealed record TimelineBar(StepState? State, double Left, double Width, string Says);
