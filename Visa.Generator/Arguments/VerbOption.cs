namespace Visa.Generator.Arguments;

/// <summary>An option of a verb, such as <c>--days</c>, and the configuration key that it sets.</summary>
internal sealed record VerbOption(string Name, ArgumentKind Kind, string Key, string Meaning);
