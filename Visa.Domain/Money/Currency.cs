namespace Visa.Domain;

/// <summary>An ISO 4217 currency: its alphabetic code and its number of decimals.</summary>
public readonly record struct Currency(string Code, int Decimals)
{
    public static readonly Currency Usd = new("USD", 2);

    public decimal MinorUnitsPerUnit => Decimals switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => throw new InvalidOperationException($"{Code} has {Decimals} decimals") };
}
