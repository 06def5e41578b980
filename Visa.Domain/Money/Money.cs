namespace Visa.Domain;

/// <summary>An amount in minor units of its currency: 12.34 EUR is (1234, EUR).</summary>
public readonly record struct Money(long MinorUnits, Currency Currency)
{
    public decimal Amount => MinorUnits / Currency.MinorUnitsPerUnit;

    public override string ToString() => FormattableString.Invariant($"{Amount} {Currency.Code}");
}
