namespace Visa.Scoring.Comparisons;

/// <summary>What came of a promotion.</summary>
/// <param name="Champion">The model that decides now.</param>
/// <param name="Before">The one that was compared with.</param>
/// <param name="HasChanged">False when it was the champion already.</param>
/// <param name="Reason">As the registry's history has it.</param>
internal sealed record PromotionResult(string Champion, string Before, bool HasChanged, string Reason);
