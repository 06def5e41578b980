namespace Visa.Scoring.Policies;

/// <summary>One entry of the policies' history.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">Wall time.</param>
/// <param name="Version">Of the policy.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record PolicyChange(int Sequence, DateTimeOffset At, string Version, PolicyAction Action, string By, string Reason);
