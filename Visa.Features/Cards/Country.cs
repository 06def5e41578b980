namespace Visa.Features.Cards;

/// <summary>An ISO 3166-1 alpha-2 code in two bytes.</summary>
internal readonly record struct Country(ushort Code)
{
    public static Country Parse(string alpha2) => new((ushort)((alpha2[0] << 8) | (byte)alpha2[1]));
}
