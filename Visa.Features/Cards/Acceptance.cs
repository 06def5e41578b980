namespace Visa.Features.Cards;

/// <summary>What became of a transaction at its card.</summary>
public enum Acceptance
{
    Accepted,

    /// <summary>The card had it already.</summary>
    Repeated,

    /// <summary>
    /// It is no younger than the oldest that the card's full history keeps: whether the card had it and forgot it cannot be told, and deciding
    /// it once more could differ.
    /// </summary>
    TooLate,
}
