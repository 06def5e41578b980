using System.Text.RegularExpressions;
using Visa.Decisions.Policies;

namespace Visa.Decisions.PolicyFiles;

/// <summary>The codes of one policy and their words: each names one rule or override, and no feature.</summary>
internal sealed partial class ReasonCodes(PolicyProblems problems)
{
    private const int MaxCodeLength = 40;
    private const int MaxSaysLength = 200;

    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    public string? Read(Keys keys)
    {
        if (keys.Text("code", MaxCodeLength) is not { } code) return null;
        var at = keys.Required("code")!.Start;
        if (!CodePattern().IsMatch(code)) problems.Add(at, $"The code \"{code}\" must be upper case letters, digits and underscores, starting with a letter.");
        if (!_lines.TryAdd(code, keys.Start.Line)) problems.Add(at, $"The code {code} is already that of the rule at line {_lines[code]}; each rule needs its own.");
        if (FeatureReasons.Explain(code) is not null) problems.Add(at, $"The code {code} is the reason code of a feature; choose another.");
        return code;
    }

    public static string? ReadWords(Keys keys) => keys.Text("says", MaxSaysLength);

    [GeneratedRegex("^[A-Z][A-Z0-9_]*$")]
    private static partial Regex CodePattern();
}
