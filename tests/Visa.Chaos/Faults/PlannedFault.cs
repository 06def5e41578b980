namespace Visa.Chaos.Faults;

/// <param name="Round">From 0.</param>
/// <param name="After">From the start of the round.</param>
internal sealed record PlannedFault(int Round, TimeSpan After, IFault Fault);
