using System.Text.Json;

namespace Visa.Generator.Columns;

/// <summary>The names that the contracts give to the members of an enum: theirs, in snake case.</summary>
internal static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
