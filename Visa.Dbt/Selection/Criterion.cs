using System.Globalization;
using System.Text.RegularExpressions;

namespace Visa.Dbt.Selection;

/// <summary>One criterion: <c>[@][N+][method:]value[+N]</c>.</summary>
internal sealed partial record Criterion(string Raw, string Method, string Argument, string Value, bool IsAt, int Parents, int Children)
{
    private static readonly string[] Refused = ["state", "result", "source_status", "metric", "semantic_model", "saved_query", "version", "selector", "group", "access"];
    private static readonly string[] Known = ["fqn", "tag", "path", "file", "source", "exposure", "config", "test_name", "test_type", "resource_type", "package", "unit_test"];

    /// <summary>Throws <see cref="DbtException"/> for what is no criterion.</summary>
    public static Criterion Parse(string raw)
    {
        var match = Form.Match(raw);
        if (!match.Success || match.Groups["value"].Length == 0) throw new DbtException($"'{raw}' is no selection criterion: [@][N+][method:]value[+N]");
        var isAt = match.Groups["at"].Success;
        if (isAt && (match.Groups["parents"].Success || match.Groups["children"].Success)) throw new DbtException($"'{raw}': @ and + do not go together");
        var method = match.Groups["method"].Success ? match.Groups["method"].Value : Guess(match.Groups["value"].Value);
        if (Refused.Contains(method)) throw DbtException.NotHere($"The selection method '{method}:'", "Install dbt to use it: with dbt on PATH, that one is run.");
        if (!Known.Contains(method)) throw new DbtException($"'{method}' is not a valid method name: {string.Join(", ", Known)}");
        return new Criterion(raw, method, match.Groups["argument"].Value, match.Groups["value"].Value, isAt, Steps(match, "parents", "parentSteps"), Steps(match, "children", "childSteps"));
    }

    /// <summary>Zero: none; otherwise how far.</summary>
    private static int Steps(Match match, string sign, string number) =>
        !match.Groups[sign].Success ? 0
        : match.Groups[number].Length == 0 ? int.MaxValue
        : int.Parse(match.Groups[number].ValueSpan, CultureInfo.InvariantCulture);

    private static string Guess(string value) =>
        value.Contains('/', StringComparison.Ordinal) ? "path"
        : value.EndsWith(".sql", StringComparison.Ordinal) || value.EndsWith(".csv", StringComparison.Ordinal) || value.EndsWith(".yml", StringComparison.Ordinal) ? "file"
        : "fqn";

    [GeneratedRegex(@"^(?<at>@)?(?<parents>(?<parentSteps>\d*)\+)?(?:(?<method>[a-z_]+)(?:\.(?<argument>[\w.\-]+))?:)?(?<value>.*?)(?<children>\+(?<childSteps>\d*))?$")]
    private static partial Regex Form { get; }
}
