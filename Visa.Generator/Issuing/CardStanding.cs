namespace Visa.Generator.Issuing;

/// <summary>A card account at one moment.</summary>
/// <param name="Generation">Which of its cards is current.</param>
/// <param name="IsBlocked">The issuer refuses the current card.</param>
/// <param name="IsLost">The holder does not have the current card.</param>
internal readonly record struct CardStanding(byte Generation, bool IsBlocked, bool IsLost);
