using System.Text.Json;

namespace Visa.Generator.Report.Panels;

/// <summary>The members of an enum in words.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' '))];
}
