namespace Visa.Generator.Cardholders;

/// <summary>A bank that issues cards, with its country (ISO 3166-1 alpha-2) and the first six digits of its cards.</summary>
internal sealed record Issuer(string Name, string Country, string Bin);
