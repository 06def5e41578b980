namespace Visa.Domain.Cards;

/// <summary>A card number with all but its first six and last four digits starred, such as <c>400000******1234</c>.</summary>
public readonly record struct MaskedPan(string Value)
{
    public override string ToString() => Value;
}
