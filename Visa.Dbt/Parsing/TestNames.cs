using System.Text.RegularExpressions;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Parsing;

/// <summary>Names of generic tests, as dbt makes them.</summary>
internal static partial class TestNames
{
    private const int LongestAlias = 63;
    private const int KeptOfLongName = 30;

    /// <param name="attached">The model's name, or <c>source_table</c> for a source.</param>
    /// <returns>The full name, and the one that fits a file or relation.</returns>
    public static (string Full, string Short) Of(string test, string attached, IReadOnlyDictionary<string, object?> arguments)
    {
        var parts = arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => Flatten(pair.Value)).Select(part => NoWord.Replace(Value.Text(part), "_"));
        var start = $"{test}_{attached}";
        var full = $"{start}_{string.Join("__", parts)}";
        return (full, full.Length <= LongestAlias ? full : $"{start[..Math.Min(KeptOfLongName, start.Length)]}_{Digest.Md5(full)}");
    }

    private static IEnumerable<object?> Flatten(object? value) => value switch
    {
        Dictionary<string, object?> map => map.Values,
        List<object?> list => list,
        _ => [value],
    };

    [GeneratedRegex("[^0-9a-zA-Z_]+")]
    private static partial Regex NoWord { get; }
}
