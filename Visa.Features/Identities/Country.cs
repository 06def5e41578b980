namespace Visa.Features.Identities;

/// <summary>An ISO 3166-1 alpha-2 code as a number below 676.</summary>
internal static class Country
{
    public const int Count = 26 * 26;

    public static int Of(string alpha2) => Letter(alpha2, 0) * 26 + Letter(alpha2, 1);

    private static int Letter(string alpha2, int place) => place < alpha2.Length && alpha2[place] is >= 'A' and <= 'Z' ? alpha2[place] - 'A' : 0;
}
