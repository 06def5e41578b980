namespace Visa.Scoring.Registry;

/// <summary>One entry of the registry's history.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">Wall time.</param>
/// <param name="Version">Of the model.</param>
/// <param name="Stage">What the model became.</param>
/// <param name="By">Who or what changed it.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record StageChange(int Sequence, DateTimeOffset At, string Version, ModelStage Stage, string By, string Reason);
