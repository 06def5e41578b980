using System.Text.RegularExpressions;

namespace Visa.Deployment.Tests.Hcl;

/// <summary>The right side of an attribute, as it is written; what it comes to is Terraform's matter.</summary>
internal sealed partial class HclValue(string text)
{
    public string Text { get; } = text.Trim();

    /// <summary>The quoted strings anywhere in it, without their quotes.</summary>
    public IReadOnlyList<string> Strings { get; } = [.. QuotedString().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>The string, when it is one and nothing else.</summary>
    public string? AsString => Strings is [var only] && Text == $"\"{only}\"" ? only : null;

    /// <summary>Names and values of <c>{ name = value … }</c>, by lines or commas.</summary>
    public IReadOnlyDictionary<string, HclValue> Members => HclReader.ReadObject(this);

    public override string ToString() => Text;

    [GeneratedRegex("""
        "((?:[^"\\$]|\\.|\$(?!\{)|\$\{(?:[^{}"]|"[^"]*"|\{[^{}]*\})*\})*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex QuotedString();
}
